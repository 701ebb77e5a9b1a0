package io.carousel.claims;

import java.util.List;

/**
 * Something that is said about circular financing, with a figure.
 *
 * @param questions the numbers of the questions that it belongs to
 * @param text the claim in a sentence, with its published figure
 * @param readings what it may mean; each is tested
 */
record Claim(String id, List<Integer> questions, String text, List<Reading> readings) {}
