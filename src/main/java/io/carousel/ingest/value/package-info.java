/**
 * The values and dates of records: the dates of deals, exchange rates, share prices, and the
 * resulting money, computed exactly and rounded once.
 */
package io.carousel.ingest.value;
