package io.carousel.claims;

/**
 * A claim without a published figure.
 *
 * @param question the number of its question
 * @param claim the claim in a sentence
 * @param measure what Carousel computes for it, or that it does not yet compute it
 */
record Untested(int question, String claim, String measure) {}
