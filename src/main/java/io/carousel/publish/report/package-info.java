/** The HTML report: what it shows, where that is from, and the page. */
package io.carousel.publish.report;
