/**
 * Works on graphs: components, PageRank, circulation and loops, against libraries that offer them.
 */
package io.carousel.bench.graph;
