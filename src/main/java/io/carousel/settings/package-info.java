/**
 * The settings: typed, validated before Spark starts, documented in one file ({@code
 * reference.conf}). Nothing here touches Spark.
 */
package io.carousel.settings;
