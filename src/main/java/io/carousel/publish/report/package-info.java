/** The HTML report: its content, the readers of the content, and the page. */
package io.carousel.publish.report;
