/**
 * The {@code circularity} job: which parties' money can come back to them, and what netting leaves.
 */
package io.carousel.circularity;
