/**
 * Synthetic deal and market data of any size, with what is hidden in it: input files to try, test
 * and measure everything else with.
 */
package io.carousel.synthetic;
