/**
 * What goes wrong, and how it is reported: every failure has a kind (its exit code), says what
 * happened, where, with which value, what is allowed and what to do. Nothing here knows Spark or
 * the domain.
 */
package io.carousel.error;
