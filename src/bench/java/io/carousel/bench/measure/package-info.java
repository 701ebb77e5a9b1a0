/**
 * How works are measured and told: sides that take turns, medians, ratios, reaches and the table.
 * Nothing here knows a work.
 */
package io.carousel.bench.measure;
