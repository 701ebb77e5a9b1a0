/**
 * Works on deals: the command line as users start it, in a process of its own, on generated data.
 */
package io.carousel.bench.jobs;
