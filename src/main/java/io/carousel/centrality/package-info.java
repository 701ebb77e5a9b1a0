/** The {@code centrality} job: which parties the money runs through. */
package io.carousel.centrality;
