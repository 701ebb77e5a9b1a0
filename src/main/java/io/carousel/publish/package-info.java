/** Takes the results of a complete run to where people look: a database and a report. */
package io.carousel.publish;
