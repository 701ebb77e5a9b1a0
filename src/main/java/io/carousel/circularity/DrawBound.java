package io.carousel.circularity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/**
 * How much may be drawn.
 *
 * @param what is drawn, in a word or two
 * @param setting the setting that says how often
 * @param draws how often each scope is drawn; 0 for never
 * @param maxWork edges of a scope times draws
 */
record DrawBound(String what, String setting, int draws, long maxWork) {

  /** Why a scope with so many {@code edges} is not drawn; null if it is. */
  Column reason() {
    if (draws == 0) {
      return lit(what + ": " + setting + " = 0");
    }
    return when(
        col("edges").multiply(lit((long) draws)).gt(lit(maxWork)),
        concat(
            lit(what + ": "),
            col("edges").cast("string"),
            lit(
                " edges in "
                    + draws
                    + " draws, above circularity.simulation-max-work = "
                    + maxWork)));
  }
}
