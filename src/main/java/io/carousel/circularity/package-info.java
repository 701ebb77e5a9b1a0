/**
 * The {@code circularity} job: the parties whose money can come back to them, the net amounts, the
 * circulation, and its attribution to edges, deals and parties. {@link
 * io.carousel.circularity.CircularityJob} reads tables, {@code Circularity} computes the results
 * from them; every other class is one step.
 */
package io.carousel.circularity;
