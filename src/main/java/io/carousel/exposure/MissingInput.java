package io.carousel.exposure;

/**
 * An input that may be missing for rows of a table.
 *
 * @param reason the missing input, and the columns that are null or partial because of it
 * @param condition in SQL, whether a row lacks it
 */
record MissingInput(String reason, String condition) {}
