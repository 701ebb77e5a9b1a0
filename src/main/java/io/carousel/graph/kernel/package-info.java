/**
 * Graph algorithms on one directed graph held in memory: the graph itself, its strongly connected
 * components and the scores of its parties; and the trees of parents that parties form.
 *
 * <p>Everything here is plain Java on primitive arrays. Parties are numbered in the UTF-8 order of
 * their ids and doubles are added in that order, so a result depends on the edges alone, never on
 * the order in which they arrived.
 *
 * <p>What may not live here: Spark, tables and columns, files, settings, clocks, and any library
 * besides the JDK. Callers read the edges, choose the scope and write the results.
 */
package io.carousel.graph.kernel;
