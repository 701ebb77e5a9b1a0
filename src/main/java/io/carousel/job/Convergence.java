package io.carousel.job;

/**
 * How an iterative result was reached.
 *
 * @param result which result, such as {@code pagerank_received 2025-11-08/announced/all/party}
 * @param residual the change made by the last iteration, in the measure documented by the algorithm
 * @param converged whether the residual is below the tolerance
 */
public record Convergence(String result, long iterations, double residual, boolean converged) {}
