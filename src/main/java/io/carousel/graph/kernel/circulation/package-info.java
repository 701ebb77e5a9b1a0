/**
 * What circulates inside a strongly connected component: the most that netting can cancel, which
 * part of it is circular and on which edges, how much comes back to its payer, and what taking a
 * party out would cost. May use the graph and linear solvers, no other family.
 */
package io.carousel.graph.kernel.circulation;
