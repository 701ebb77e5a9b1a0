/**
 * The settings: typed, validated before Spark starts, documented in one file ({@code
 * reference.conf}). Nothing here uses Spark.
 */
package io.carousel.settings;
