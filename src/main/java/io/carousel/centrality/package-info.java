/**
 * The {@code centrality} job: which parties the money runs through, how far down it they stand, and
 * what would go round without them.
 */
package io.carousel.centrality;
