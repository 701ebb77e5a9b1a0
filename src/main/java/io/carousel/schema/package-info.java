/**
 * The vocabulary: what may be fed in, every table and view with its columns, units and key, and
 * what the names of scopes and layers mean. Jobs depend on this package and not on each other.
 * Nothing here reads, writes or computes.
 */
package io.carousel.schema;
