/**
 * From files to rows: the files of an input folder, the readers of each format, and the conversion
 * of a field's text to a value. A record that cannot be read is a row with its reason. No rule here
 * looks at more than one record.
 */
package io.carousel.ingest.read;
