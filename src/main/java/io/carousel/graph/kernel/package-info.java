/**
 * Graph algorithms on one directed graph held in memory: the graph itself, its components, what
 * circulates in it and how it is attributed, the scores of its parties, what is paid through
 * others; and the trees of parents that parties form, and what they own of each other.
 *
 * <p>Everything here is plain Java on primitive arrays, but for the solvers of OR-Tools (flows) and
 * Commons Math (conjugate gradients). Parties are numbered in the UTF-8 order of their ids, amounts
 * are whole cents and doubles are added in the order of numbers, or in one that follows from the
 * edges and a fixed seed, so a result depends on the edges alone, never on the order in which they
 * arrived.
 *
 * <p>What may not live here: Spark, tables and columns, files, settings and clocks. Callers read
 * the edges, choose the scope and write the results.
 */
package io.carousel.graph.kernel;
