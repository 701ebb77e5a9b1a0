/**
 * The {@code exposure} job: who depends on whom, who pays for whose purchases, and whether what was
 * promised can be paid. Its steps are queries in Spark SQL, one resource {@code *.sql} a table;
 * reads and writes tables through the runner alone.
 */
package io.carousel.exposure;
