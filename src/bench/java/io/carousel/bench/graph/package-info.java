/** Works on graphs: components, PageRank, circulation and loops, against libraries that do one. */
package io.carousel.bench.graph;
