/**
 * The command line: reads words, calls what does the work, prints, and ends with an exit code.
 * Nothing else exits.
 */
package io.carousel.cli;
