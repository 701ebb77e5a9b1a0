/**
 * The one place that uses what Spark does not document as an interface: sessions and their
 * extensions, plans, internal rows and how they are cached. Nothing here knows jobs or tables.
 */
package io.carousel.spark;
