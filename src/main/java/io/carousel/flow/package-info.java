/**
 * From deals and recorded payments to graphs: the flows from party to party in each scope, who
 * consolidates whom, which figures were known, and the outcome of announced deals. Nothing here
 * looks at the shape of a graph.
 */
package io.carousel.flow;
