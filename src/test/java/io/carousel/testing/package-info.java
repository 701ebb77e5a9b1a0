/** Shared parts of tests: one Spark session, runs on small inputs, rows to compare. */
package io.carousel.testing;
