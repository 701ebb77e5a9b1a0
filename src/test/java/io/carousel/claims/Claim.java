package io.carousel.claims;

import java.util.List;

/**
 * A published claim about circular financing, with a figure.
 *
 * @param questions the numbers of the questions that it belongs to
 * @param text the claim in a sentence, with its published figure
 * @param readings its possible interpretations, each of which is tested
 */
record Claim(String id, List<Integer> questions, String text, List<Reading> readings) {}
