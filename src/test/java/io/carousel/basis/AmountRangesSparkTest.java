package io.carousel.basis;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.settings.SettingsLoader;
import io.carousel.testing.TestSpark;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** The range of a deal's final amount. */
final class AmountRangesSparkTest {
  @Test
  void anAmountHasARangeByItsKindItsFirmPartAndItsStatus() {
    Dataset<Row> deals =
        TestSpark.session()
            .sql(
                "SELECT * FROM VALUES ('d1', 1000.00, 'up_to', 800.00, 'announced'),"
                    + " ('d2', 900.00, 'exact', null, 'signed'),"
                    + " ('d3', 2000.00, 'exact', null, 'closed'),"
                    + " ('d4', 500.00, 'about', null, 'signed'),"
                    // As announced, which it still was: 1 to 1.5.
                    + " ('d5', 100.00, 'at_least', null, 'cancelled')"
                    + " AS deal(deal_id, stated_amount, amount_kind, firm_amount, status)");
    AmountRanges ranges =
        new AmountRanges(
            SettingsLoader.load(List.of(), List.of("flows.range.about.signed=0.5,1.5"))
                .flows()
                .ranges());

    assertThat(
            ranges
                .add(deals)
                .select(
                    col("deal_id"),
                    AmountRanges.part(col("stated_amount"), "low_share"),
                    col("stated_amount"),
                    AmountRanges.part(col("stated_amount"), "high_share"))
                .collectAsList()
                .stream()
                .map(row -> row.mkString(" ")))
        .containsExactly(
            "d1 800.00 1000.00 1000.00",
            "d2 900.00 900.00 900.00",
            "d3 2000.00 2000.00 2000.00",
            "d4 250.00 500.00 750.00",
            "d5 100.00 100.00 150.00");
  }
}
