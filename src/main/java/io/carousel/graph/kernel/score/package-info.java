/**
 * How central each party is: weighted PageRank, mean first passage times and trophic levels. May
 * use the graph and linear solvers, no other family.
 */
package io.carousel.graph.kernel.score;
