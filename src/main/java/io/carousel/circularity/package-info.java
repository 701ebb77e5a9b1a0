/**
 * The {@code circularity} job: the parties whose money can come back to them, what netting leaves,
 * what circulates, and the edges, deals and parties that it is attributed to. {@link
 * io.carousel.circularity.CircularityJob} reads tables, {@code Circularity} computes the results
 * from them; every other class is one step.
 */
package io.carousel.circularity;
