/** Linear systems of a graph's weights, for the families that need them. May use only the graph. */
package io.carousel.graph.kernel.linear;
