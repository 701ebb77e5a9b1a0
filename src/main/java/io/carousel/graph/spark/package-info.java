/**
 * Graphs as datasets: which graphs fit a task and go to a kernel, which are computed by
 * GraphFrames' message passing, with the same results from both. The only user of GraphFrames.
 */
package io.carousel.graph.spark;
