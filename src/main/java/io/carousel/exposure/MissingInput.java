package io.carousel.exposure;

/**
 * An input that rows of a table may lack.
 *
 * @param reason what is missing, and which columns are null or partial because of it
 * @param condition in SQL, whether a row lacks it
 */
record MissingInput(String reason, String condition) {}
