package io.carousel.centrality;

import io.carousel.table.ColumnType;
import io.carousel.table.TableSpec;
import java.util.List;

/** The tables of the {@code centrality} job. */
public final class CentralityTables {
  /** Centrality of each party. */
  public static final TableSpec PARTY =
      TableSpec.named("reporting.party_centrality", "How central each party is to a scope's money")
          .key("scope_id", ColumnType.STRING, "The scope")
          .key("party_id", ColumnType.STRING, "The party")
          .required("as_of", ColumnType.DATE, "", "The date that the scope speaks of")
          .required(
              "pagerank_received",
              ColumnType.DOUBLE,
              "score, 1 in all",
              "Where money ends up that is followed from payer to payee, by amount")
          .required(
              "pagerank_paid",
              ColumnType.DOUBLE,
              "score, 1 in all",
              "Where money comes from that is followed back from payee to payer, by amount")
          .law(
              "scores are between 0 and 1",
              "pagerank_received > 0 and pagerank_received <= 1"
                  + " and pagerank_paid > 0 and pagerank_paid <= 1")
          .keptPer("as_of")
          .build();

  static final List<TableSpec> ALL = List.of(PARTY);

  private CentralityTables() {}
}
