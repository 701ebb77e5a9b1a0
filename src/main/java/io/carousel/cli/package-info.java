/**
 * The command line: parses arguments, calls the jobs, prints, and sets the exit code. No other
 * package exits the process.
 */
package io.carousel.cli;
