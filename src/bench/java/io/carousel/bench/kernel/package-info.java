/**
 * Kernels under JMH, on fixed seeded networks, with JGraphT's algorithms beside them where it has
 * the same. {@link io.carousel.bench.kernel.KernelsWork} starts all of them.
 */
package io.carousel.bench.kernel;
