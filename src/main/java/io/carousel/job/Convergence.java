package io.carousel.job;

/**
 * How an iterative result came about.
 *
 * @param result which result, such as {@code pagerank_received 2025-11-08/announced/all/party}
 * @param residual what the last iteration still changed, in the measure that the algorithm
 *     documents
 * @param converged whether the residual is below the tolerance
 */
public record Convergence(String result, long iterations, double residual, boolean converged) {}
