/**
 * How jobs run: what a job is, what it may ask for, and the runner that executes several as one run
 * and records it. Nothing here knows the domain.
 */
package io.carousel.job;
