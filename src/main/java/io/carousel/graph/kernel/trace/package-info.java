/**
 * Payments followed from party to party: how much of what one party pays reaches another through
 * intermediaries. May use the graph, no other family.
 */
package io.carousel.graph.kernel.trace;
