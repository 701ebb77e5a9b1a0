/**
 * Loops of a graph, one by one: bounded search, ranking by bottleneck, and how the payments of a
 * loop lie in time. May use the graph, no other family.
 */
package io.carousel.graph.kernel.loop;
