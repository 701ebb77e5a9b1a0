/**
 * Directed graphs held in memory: the graph itself and its parts, strongly connected components
 * among them. Measures of graphs live in the packages below, a family each.
 *
 * <p>Everything here and below is plain Java on primitive arrays, but for the solvers of OR-Tools
 * (flows) and Commons Math (conjugate gradients). Parties are numbered in the UTF-8 order of their
 * ids, amounts are whole cents, and doubles are added in the order of these numbers. So a result
 * depends on the edges alone, never on the order in which they arrived.
 *
 * <p>What may not live here: Spark, tables and columns, files, settings and clocks. Callers read
 * the edges, choose the scope and write the results.
 */
package io.carousel.graph.kernel;
