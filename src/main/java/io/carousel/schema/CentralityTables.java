package io.carousel.schema;

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
          .optional(
              "removal_impact",
              ColumnType.MONEY,
              "reporting currency",
              "How much less could circulate without the party and its payments")
          .optional(
              "trophic_level",
              ColumnType.DOUBLE,
              "levels, the lowest 0",
              "How far down the money the party stands, among all that edges join it to")
          .optional(
              "sinkrank",
              ColumnType.DOUBLE,
              "1 / payments",
              "Inverse of the payments that money takes on average to get from others of its group"
                  + " to the party; null outside of groups")
          .optional(
              "random_walk",
              ColumnType.DOUBLE,
              "1 / payments",
              "Random-walk centrality: the same, averaged over all of its group; null outside of"
                  + " groups")
          .optional(
              "unmeasured", ColumnType.STRING, "", "Which of these were not measured, and why")
          .law(
              "scores are between 0 and 1",
              "pagerank_received > 0 and pagerank_received <= 1"
                  + " and pagerank_paid > 0 and pagerank_paid <= 1")
          .law("levels start at 0", "trophic_level >= 0")
          .law("an impact is not negative", "removal_impact >= 0")
          .law("getting there takes a payment", "sinkrank > 0 and sinkrank <= 1.000001")
          .refers(FlowTables.SCOPE.fullName(), "scope_id")
          .refers(CuratedTables.PARTY.fullName(), "party_id")
          .keptPer("as_of")
          .build();

  public static final List<TableSpec> ALL = List.of(PARTY);

  private CentralityTables() {}
}
