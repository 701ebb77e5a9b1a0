/**
 * Measures Carousel against other libraries on the same inputs, in the same run, and prints a
 * table. Not part of the gate: {@code src/bench/run} builds and starts it.
 */
package io.carousel.bench;
