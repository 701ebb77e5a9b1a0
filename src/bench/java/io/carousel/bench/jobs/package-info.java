/** Works on deals: the command line as users start it, in a separate process, on generated data. */
package io.carousel.bench.jobs;
