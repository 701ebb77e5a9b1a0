/**
 * From files to rows: which files an input folder holds, how each format is read, and how a field's
 * text becomes a value. A record that cannot be read is a row with its reason. No rule here looks
 * at more than one record.
 */
package io.carousel.ingest.read;
