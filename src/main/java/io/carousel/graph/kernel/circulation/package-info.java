/**
 * Circulation inside a strongly connected component: the largest amount that netting can cancel,
 * its circular part by edge, the share that returns to its payer, and the effect of removing a
 * party. May use the graph and linear solvers, no other family.
 */
package io.carousel.graph.kernel.circulation;
