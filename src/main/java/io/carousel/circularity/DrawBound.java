package io.carousel.circularity;

import static io.carousel.schema.CircularityColumns.EDGES;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/**
 * The limit on the work of random draws.
 *
 * @param what the name of what is drawn, in a word or two
 * @param setting the setting that gives the number of draws
 * @param draws draws of each scope; 0 for no draws
 * @param maxWork the most edges of a scope times draws
 */
record DrawBound(String what, String setting, int draws, long maxWork) {

  /** The reason why a scope with this many {@code edges} is not drawn; null if it is. */
  Column reason() {
    return coalesce(tooMuch(), off());
  }

  /** The reason why it is too much work; null if it is not. */
  Column tooMuch() {
    return when(
        col(EDGES).multiply(lit((long) draws)).gt(lit(maxWork)),
        concat(
            lit(what + ": "),
            col(EDGES).cast("string"),
            lit(
                " edges in "
                    + draws
                    + " draws, above circularity.simulation-max-work = "
                    + maxWork)));
  }

  /** The reason why nothing is drawn; null if draws are made. */
  Column off() {
    return lit(draws == 0 ? what + ": " + setting + " = 0" : null).cast("string");
  }
}
