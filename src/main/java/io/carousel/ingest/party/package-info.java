/**
 * Resolution of parties: identifiers and names in normal form, the party that a text names, and the
 * nearest known names if it names none.
 */
package io.carousel.ingest.party;
