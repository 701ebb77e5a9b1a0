/**
 * Failures and their messages: every failure has a kind (its exit code) and says what happened,
 * where, with which value, what is allowed and what to do. Nothing here knows Spark or the domain.
 */
package io.carousel.error;
