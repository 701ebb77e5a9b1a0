/**
 * From deals and recorded payments to graphs: which of them count on a date and a basis ({@link
 * io.carousel.flow.BasisRule}), with what amount, in which layers, and what flows from party to
 * party in each scope. Nothing here looks at the shape of a graph.
 */
package io.carousel.flow;
