package io.carousel.graph.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.testing.TestSpark;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

final class LookThroughStakesSparkTest {
  private static final StructType HOLDING =
      StructType.fromDDL("stake double, issuer_id string, holder_id string");

  private static List<String> stakes(List<Row> rows) {
    Dataset<Row> holdings = TestSpark.session().createDataFrame(rows, HOLDING).repartition(3);
    Dataset<Row> stakes = LookThroughStakes.of(holdings, 1e-12);
    assertThat(stakes.columns()).containsExactly("holder_id", "issuer_id", "look_through");
    return stakes.collectAsList().stream().map(Row::toString).toList();
  }

  @Test
  void holdersOwnWhatTheirIssuersOwn() {
    // 0.5 * 0.25 of c, wherever the rows are.
    assertThat(stakes(List.of(RowFactory.create(0.5, "b", "a"), RowFactory.create(0.25, "c", "b"))))
        .containsExactly("[a,b,0.5]", "[a,c,0.125]", "[b,c,0.25]");
  }

  @Test
  void stakesThatDoNotConvergeAreNull() {
    assertThat(
            stakes(
                List.of(
                    RowFactory.create(1.0, "b", "a"),
                    RowFactory.create(1.0, "a", "b"),
                    RowFactory.create(0.5, "d", "c"))))
        .containsExactly("[a,a,null]", "[a,b,null]", "[b,a,null]", "[b,b,null]", "[c,d,0.5]");
  }

  @Test
  void noPartyOwnsAnythingWithoutHoldings() {
    assertThat(stakes(List.of())).isEmpty();
  }
}
