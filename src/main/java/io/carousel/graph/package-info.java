/**
 * The graph engine: {@code kernel} computes on one machine's arrays, {@code spark} spreads graphs
 * over tasks or, where one is too large, over the cluster. Neither reads nor writes tables.
 */
package io.carousel.graph;
