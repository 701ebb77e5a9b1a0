package io.carousel.claims;

/**
 * One way to take a claim.
 *
 * @param name what is read into the claim
 * @param data the folder of the data, in {@code src/data}
 * @param asOf the date that the query speaks of
 * @param sql selects the value that is tested as first column of its first row
 * @param explanation why the result deviates, and what it must not be taken for
 */
record Reading(
    String name, String data, String asOf, Published published, String sql, String explanation) {}
