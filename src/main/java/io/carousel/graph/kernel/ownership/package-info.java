/**
 * Who owns whom: look-through stakes, cross-holdings, and trees of parents. May use the graph, no
 * other family.
 */
package io.carousel.graph.kernel.ownership;
