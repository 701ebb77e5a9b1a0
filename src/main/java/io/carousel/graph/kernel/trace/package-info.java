/**
 * Payments followed from party to party: how much of a party's payments reaches another through
 * intermediaries. May use the graph, no other family.
 */
package io.carousel.graph.kernel.trace;
