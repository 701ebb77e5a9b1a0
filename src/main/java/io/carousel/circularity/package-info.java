/**
 * The {@code circularity} job: which parties' money can come back to them, what netting leaves,
 * what goes round, and which edges, deals and parties it is attributed to.
 */
package io.carousel.circularity;
