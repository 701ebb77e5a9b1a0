package io.carousel.claims;

/**
 * One interpretation of a claim.
 *
 * @param name the interpretation in a few words
 * @param data the folder of the data, in {@code src/data}
 * @param asOf the as-of date of the results that the query reads
 * @param sql selects the value to test as the first column of its first row
 * @param explanation why the result deviates, and what it does not mean
 */
record Reading(
    String name, String data, String asOf, Published published, String sql, String explanation) {}
