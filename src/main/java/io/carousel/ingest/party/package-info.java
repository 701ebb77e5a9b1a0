/**
 * Whom records mean: identifiers and names of parties in normal form, the party that a text stands
 * for, and the nearest known names where it stands for none.
 */
package io.carousel.ingest.party;
