/**
 * Tables: their declarations ({@link io.carousel.table.TableSpec}, without Spark), and the only
 * code that reads and writes them ({@link io.carousel.table.Lake}). Nothing here knows a job.
 */
package io.carousel.table;
