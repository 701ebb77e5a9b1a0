/**
 * Linear systems of a graph's weights, for the families that solve some. May use the graph alone.
 */
package io.carousel.graph.kernel.linear;
