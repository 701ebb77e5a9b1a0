/**
 * Tests published claims about circular financing against the bundled data, and writes the results
 * to {@code src/docs/claims.md}. The claims are in the resource {@code claims.conf}.
 */
package io.carousel.claims;
