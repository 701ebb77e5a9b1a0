/**
 * The vocabulary: the input datasets, every table and view with its columns, units and key, and the
 * meaning of scopes and layers. Jobs depend on this package and not on each other. Nothing here
 * reads, writes or computes.
 */
package io.carousel.schema;
