/**
 * Checks of records against other records: keys, repeats and conflicts, how a record is rejected,
 * and the counts of all outcomes. Knows no currency and no party.
 */
package io.carousel.ingest.check;
