/**
 * Random draws: amounts from their ranges, random graphs of a null model, and the seeds of both.
 * May use the graph and {@code circulation}, no other family.
 */
package io.carousel.graph.kernel.random;
