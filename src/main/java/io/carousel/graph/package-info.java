/**
 * The graph engine: {@code kernel} computes on one machine's arrays, {@code spark} distributes
 * graphs over tasks or, if one is too large, over the cluster. Neither reads nor writes tables.
 */
package io.carousel.graph;
