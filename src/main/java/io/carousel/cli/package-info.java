/**
 * The command line: parses arguments, calls what does the work, prints, and sets the exit code.
 * Nothing else exits.
 */
package io.carousel.cli;
