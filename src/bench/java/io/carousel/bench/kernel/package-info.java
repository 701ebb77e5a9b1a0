/**
 * Kernels under JMH, on fixed seeded networks, compared with JGraphT's algorithms if it has the
 * same. {@link io.carousel.bench.kernel.KernelsWork} starts all of them.
 */
package io.carousel.bench.kernel;
