package io.carousel.circularity;

import static io.carousel.schema.CircularityColumns.GROSS;
import static io.carousel.schema.CircularityColumns.NEW_DEALS;
import static io.carousel.schema.CircularityColumns.NEW_GROSS;
import static io.carousel.schema.CircularityColumns.QUARTER;
import static io.carousel.schema.CircularityColumns.STOPPED_CIRCULATION;
import static io.carousel.schema.CircularityColumns.STOPPED_GROSS;
import static io.carousel.schema.DealColumns.AMOUNT;
import static io.carousel.schema.FlowColumns.BASIS;
import static io.carousel.schema.FlowColumns.DEALS;
import static io.carousel.schema.Ids.AS_OF;
import static io.carousel.schema.Ids.DEAL_ID;
import static io.carousel.schema.Ids.PAYEE_ID;
import static io.carousel.schema.Ids.PAYER_ID;
import static io.carousel.schema.MarketColumns.OPEN;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.carousel.basis.QuarterlyFlows;
import io.carousel.graph.spark.GraphEngine;
import io.carousel.money.Cents;
import io.carousel.schema.CircularityColumns;
import io.carousel.schema.CircularityTables;
import io.carousel.schema.ScopeName.Basis;
import io.carousel.spark.KeptRows;
import io.carousel.table.SparkTypes;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * The amount that the deals of each quarter add, and the circularity of the network at each
 * quarter's end, with and without them.
 */
final class Pace {
  private static final String ADDED = "added";

  private static final StructType CIRCULATION =
      StructType.fromDDL("graph_id string, circulation bigint");
  private static final String[] ROW = {QUARTER, BASIS};
  private static final String SEPARATOR = "/";

  /**
   * The deals that stand at a quarter's end, and those that would stand without the deals made in
   * it.
   */
  private static final String STANDING = "standing";

  private static final String STOPPED = "stopped";

  private final QuarterlyFlows flows;
  private final GraphEngine engine;
  private final KeptRows kept;
  private final long mostWork;
  private final Consumer<String> warn;

  /**
   * @param kept caches rows until the tables are written
   * @param mostWork deals and payments of all quarters and bases above which nothing is netted
   * @param warn the receiver of warnings
   */
  Pace(
      QuarterlyFlows flows,
      GraphEngine engine,
      KeptRows kept,
      long mostWork,
      Consumer<String> warn) {
    this.flows = flows;
    this.engine = engine;
    this.kept = kept;
    this.mostWork = mostWork;
    this.warn = warn;
  }

  /**
   * Rows of {@link CircularityTables#PACE}, without the date.
   *
   * @param scopes rows of {@code reporting.scope}; the bases are those of its scopes of all layers
   *     between parties
   */
  Dataset<Row> of(Dataset<Row> scopes) {
    List<Basis> bases = bases(scopes);
    if (bases.isEmpty()) {
      if (!scopes.isEmpty()) {
        warn.accept("reporting.pace is empty: no scope of flows.scopes is BASIS/all/party");
      }
      return none(scopes, SparkTypes.schema(CircularityTables.PACE)).drop(AS_OF);
    }
    QuarterlyFlows.Quarters quarters = flows.quarters();
    boolean netted = isWithinBounds(quarters.work() * bases.size());
    Dataset<Row> rows = flows.on(bases, quarters.rows());
    if (netted) {
      rows = kept.keep(rows);
    }
    Dataset<Row> sums = kept.keep(sums(rows));
    requireCountable(sums);
    Dataset<Row> circulations = netted ? kept.keep(circulations(rows)) : none(scopes, CIRCULATION);
    return filled(
        every(quarters, bases)
            .join(sums, ROW, "left")
            .join(part(circulations, STANDING, CircularityColumns.CIRCULATION), ROW, "left")
            .join(part(circulations, STOPPED, STOPPED_CIRCULATION), ROW, "left"));
  }

  /** Each quarter on each basis. */
  private static Dataset<Row> every(QuarterlyFlows.Quarters quarters, List<Basis> bases) {
    Column names = array(bases.stream().map(basis -> lit(basis.toString())).toArray(Column[]::new));
    return quarters.rows().select(col(QUARTER), explode(names).as(BASIS));
  }

  /** The circulation at each quarter's end, with and without the deals made in the quarter. */
  private Dataset<Row> circulations(Dataset<Row> rows) {
    Dataset<Row> edges = kept.keep(edges(rows, STANDING).union(edges(rows, STOPPED)));
    return engine.circulations(edges);
  }

  private static Dataset<Row> edges(Dataset<Row> rows, String part) {
    return rows.where(col(part).and(col(AMOUNT).gt(0)))
        .groupBy(QUARTER, BASIS, PAYER_ID, PAYEE_ID)
        .agg(sum(AMOUNT).as(AMOUNT))
        .select(
            concat_ws(SEPARATOR, col(QUARTER), col(BASIS), lit(part)).as(GraphEngine.GRAPH),
            col(PAYER_ID),
            col(PAYEE_ID),
            Cents.of(col(AMOUNT)).as("weight"),
            lit(false).as(OPEN));
  }

  private static Dataset<Row> none(Dataset<Row> scopes, StructType schema) {
    return scopes.sparkSession().createDataFrame(List.of(), schema);
  }

  private static Dataset<Row> part(Dataset<Row> circulations, String part, String name) {
    Column names = split(col(GraphEngine.GRAPH), SEPARATOR);
    return circulations
        .where(names.getItem(2).equalTo(part))
        .select(
            names.getItem(0).as(QUARTER),
            names.getItem(1).as(BASIS),
            Cents.money(col(CircularityColumns.CIRCULATION)).as(name));
  }

  /**
   * The sums of a quarter in which no deal stands are 0; circulations that were not computed are
   * unknown.
   */
  private static Dataset<Row> filled(Dataset<Row> rows) {
    Column none = Netting.money(lit(0));
    Map<String, Column> known = new LinkedHashMap<>();
    List.of("deals", "new_deals").forEach(n -> known.put(n, coalesce(col(n), lit(0L))));
    for (String sum : List.of("gross", "new_gross", "stopped_gross")) {
      known.put(sum, coalesce(col(sum), none));
    }
    Map<String, Column> netted = new LinkedHashMap<>();
    for (String prefix : List.of("", "stopped_")) {
      Column gross = col(prefix + "gross");
      Column circulation = coalesce(col(prefix + "circulation"), when(gross.equalTo(0), none));
      netted.put(prefix + "circulation", circulation);
      netted.put(prefix + "circularity", Netting.share(circulation, gross));
    }
    return rows.withColumns(known).withColumns(netted);
  }

  private static List<Basis> bases(Dataset<Row> scopes) {
    List<String> names =
        scopes
            .where("layers = 'all' and level = 'party'")
            .select(BASIS)
            .distinct()
            .collectAsList()
            .stream()
            .map(row -> row.getString(0))
            .toList();
    return Arrays.stream(Basis.values()).filter(b -> names.contains(b.toString())).toList();
  }

  /** A deal is one row of a quarter and basis, or one for each of its recorded payments. */
  private static Dataset<Row> sums(Dataset<Row> rows) {
    Column added = col(STANDING).and(col(ADDED));
    Dataset<Row> byDeal =
        sums(rows.where("not recorded"), count_if(col(STANDING)), count_if(added));
    Dataset<Row> byPayment =
        sums(
            rows.where("recorded"),
            count_distinct(when(col(STANDING), col(DEAL_ID))),
            count_distinct(when(added, col(DEAL_ID))));
    return byDeal
        .union(byPayment)
        .groupBy(QUARTER, BASIS)
        .agg(
            sum(DEALS).as(DEALS),
            sum(NEW_DEALS).as(NEW_DEALS),
            Netting.money(sum(GROSS)).as(GROSS),
            Netting.money(sum(NEW_GROSS)).as(NEW_GROSS),
            Netting.money(sum(STOPPED_GROSS)).as(STOPPED_GROSS));
  }

  private static Dataset<Row> sums(Dataset<Row> rows, Column deals, Column newDeals) {
    Column standing = when(col(STANDING), col(AMOUNT));
    return rows.groupBy(QUARTER, BASIS)
        .agg(
            deals.as(DEALS),
            newDeals.as(NEW_DEALS),
            Netting.money(sum(standing)).as(GROSS),
            Netting.money(sum(when(col(ADDED), standing))).as(NEW_GROSS),
            Netting.money(sum(when(col("stopped"), col(AMOUNT)))).as(STOPPED_GROSS));
  }

  private static void requireCountable(Dataset<Row> sums) {
    Row largest = sums.agg(max(greatest(col(GROSS), col(STOPPED_GROSS)))).head();
    Cents.requireCountable("a quarter of reporting.pace", largest.getDecimal(0));
  }

  private boolean isWithinBounds(long work) {
    if (work > mostWork) {
      warn.accept(
          "reporting.pace has no circulations: "
              + work
              + " deals and payments of all quarters and bases, above circularity.pace-max-work = "
              + mostWork);
    }
    return work <= mostWork;
  }
}
