/**
 * The {@code centrality} job: the parties that the money runs through, how far downstream they are,
 * and what would circulate without them.
 */
package io.carousel.centrality;
