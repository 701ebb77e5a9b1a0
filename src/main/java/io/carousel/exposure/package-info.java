/**
 * The {@code exposure} job: who depends on whom, who pays for whose purchases, and whether promises
 * can be paid. {@link io.carousel.exposure.Query} declares the graph of its steps; each step is a
 * query in Spark SQL, the resource {@code NAME.sql} of its name, except for two kernels. Only the
 * runner reads and writes tables.
 */
package io.carousel.exposure;
