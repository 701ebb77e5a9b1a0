/** The HTML report: what it shows, the readers of that, and the page. */
package io.carousel.publish.report;
