/**
 * Generates synthetic deal and market data of any size, and lists what is hidden in it: input files
 * to try, test and measure everything else with.
 */
package io.carousel.synthetic;
