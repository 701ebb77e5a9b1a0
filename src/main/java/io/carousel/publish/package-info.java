/** Delivers the results of a complete run to a database and a report. */
package io.carousel.publish;
