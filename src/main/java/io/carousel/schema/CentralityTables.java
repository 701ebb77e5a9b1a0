package io.carousel.schema;

import static io.carousel.schema.CircularityColumns.PAGERANK_PAID;
import static io.carousel.schema.CircularityColumns.PAGERANK_RECEIVED;
import static io.carousel.schema.CircularityColumns.RANDOM_WALK;
import static io.carousel.schema.CircularityColumns.REMOVAL_IMPACT;
import static io.carousel.schema.CircularityColumns.SINKRANK;
import static io.carousel.schema.CircularityColumns.TROPHIC_LEVEL;
import static io.carousel.schema.CircularityColumns.UNMEASURED;
import static io.carousel.schema.Ids.AS_OF;
import static io.carousel.schema.Ids.PARTY_ID;
import static io.carousel.schema.Ids.SCOPE_ID;

import io.carousel.table.ColumnType;
import io.carousel.table.TableSpec;
import java.util.List;

/** The tables of the {@code centrality} job. */
public final class CentralityTables {
  /** The centrality of each party. */
  public static final TableSpec PARTY =
      TableSpec.named(
              "reporting.party_centrality", "How central each party is to the money of a scope")
          .key(SCOPE_ID, ColumnType.STRING, "The scope")
          .key(PARTY_ID, ColumnType.STRING, "The party")
          .required(AS_OF, ColumnType.DATE, "", "As-of date of the scope")
          .required(
              PAGERANK_RECEIVED,
              ColumnType.DOUBLE,
              "score, 1 in all",
              "Where money ends up when followed from payer to payee, by amount")
          .required(
              PAGERANK_PAID,
              ColumnType.DOUBLE,
              "score, 1 in all",
              "Where money comes from when followed back from payee to payer, by amount")
          .optional(
              REMOVAL_IMPACT,
              ColumnType.MONEY,
              "reporting currency",
              "How much less could circulate without the party and its payments")
          .optional(
              TROPHIC_LEVEL,
              ColumnType.DOUBLE,
              "levels, the lowest 0",
              "How far downstream the party is among all parties connected to it by edges")
          .optional(
              SINKRANK,
              ColumnType.DOUBLE,
              "1 / payments",
              "Inverse of the average number of payments that money needs to reach the party from the others of its group; null outside groups")
          .optional(
              RANDOM_WALK,
              ColumnType.DOUBLE,
              "1 / payments",
              "Random-walk centrality: the same, averaged over the whole group; null outside groups")
          .optional(
              UNMEASURED, ColumnType.STRING, "", "Which of these scores were not measured, and why")
          .law(
              "scores are between 0 and 1",
              "pagerank_received > 0 and pagerank_received <= 1"
                  + " and pagerank_paid > 0 and pagerank_paid <= 1")
          .law("levels start at 0", "trophic_level >= 0")
          .law("an impact is not negative", "removal_impact >= 0")
          .law(
              "reaching a party takes at least one payment",
              "sinkrank > 0 and sinkrank <= 1.000001")
          .refers(FlowTables.SCOPE.fullName(), SCOPE_ID)
          .refers(CuratedTables.PARTY.fullName(), PARTY_ID)
          .keptPer(AS_OF)
          .build();

  public static final List<TableSpec> ALL = List.of(PARTY);

  private CentralityTables() {}
}
