/**
 * Generates synthetic deal and market data of any size, and lists what is hidden in it. The files
 * serve as input for trials, tests and measurements.
 */
package io.carousel.synthetic;
