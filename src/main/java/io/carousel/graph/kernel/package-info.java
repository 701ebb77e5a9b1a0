/**
 * Directed graphs in memory: the graph itself and its parts, such as strongly connected components.
 * Measures of graphs are in the packages below, one family each.
 *
 * <p>Everything here and below is plain Java on primitive arrays, except for the solvers of
 * OR-Tools (flows) and Commons Math (conjugate gradients). Parties are numbered in the UTF-8 order
 * of their ids, amounts are whole cents, and doubles are added in the order of these numbers. So a
 * result depends only on the edges, never on the order in which they arrived.
 *
 * <p>Not allowed here: Spark, tables and columns, files, settings and clocks. Callers read the
 * edges, choose the scope and write the results.
 */
package io.carousel.graph.kernel;
