/**
 * Loops of a graph, one by one: bounded search, ranking by bottleneck, and the timing of a loop's
 * payments. May use the graph, no other family.
 */
package io.carousel.graph.kernel.loop;
