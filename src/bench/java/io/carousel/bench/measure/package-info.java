/**
 * How works are measured and reported: sides that take turns, medians, ratios, targets and the
 * table. Nothing here knows a particular work.
 */
package io.carousel.bench.measure;
