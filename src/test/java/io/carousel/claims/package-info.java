/**
 * Checks what is claimed about circular financing against the bundled data, and writes the page
 * about it, {@code src/docs/claims.md}. Claims are resources: {@code claims.conf}.
 */
package io.carousel.claims;
