/**
 * The one room for Spark's internals: sessions, cached rows, plans, the parser. No other package
 * uses Spark's catalyst, classic, execution, internal or unsafe. Nothing here knows jobs or tables.
 */
package io.carousel.spark;
