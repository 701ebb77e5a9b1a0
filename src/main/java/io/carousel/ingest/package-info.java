/**
 * From files to checked tables: which datasets there are, how a record is read and checked, keys,
 * dates, exchange rates, parties, and the counts of all that. One row in, one outcome out:
 * accepted, repeated or rejected with its reason.
 */
package io.carousel.ingest;
