/**
 * Generates synthetic deal and market data of any size, and lists the hidden loops and errors. The
 * files serve as input for trials, tests and measurements.
 */
package io.carousel.synthetic;
