/**
 * What records are worth and when: the dates of deals, exchange rates, share prices, and the money
 * that comes of them, computed exactly and rounded once.
 */
package io.carousel.ingest.value;
