/**
 * From files to checked tables: the job and its pipeline. One row in, one outcome out: accepted,
 * repeated or rejected with its reason. The rooms, from the bottom up: {@code read}, {@code check},
 * then {@code value} and {@code party}, which do not know each other.
 */
package io.carousel.ingest;
