package io.carousel.publish.report;

import static io.carousel.schema.Ids.PARTY_ID;
import static io.carousel.schema.PartyColumns.NAME;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Encoders;

/** Reads who depends on whom, and whether promises can be paid. */
final class ExposureReader {
  private ExposureReader() {}

  static Exposure read(RunTables tables, ReportLimits limits) {
    Concentration concentration = ConcentrationReader.read(tables, limits);
    VendorFinancing vendors = VendorFinancingReader.read(tables, limits);
    Commitments commitments = CommitmentReader.read(tables, limits);
    Set<String> parties =
        Stream.of(of(concentration), of(vendors), of(commitments))
            .flatMap(some -> some)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return new Exposure(concentration, vendors, commitments, names(tables, parties));
  }

  private static Stream<String> of(Concentration concentration) {
    Stream<String> parties =
        concentration.parties().stream()
            .flatMap(
                each ->
                    Stream.concat(
                        Stream.of(each.partyId(), each.top1PartyId()),
                        each.largest().stream().map(Concentration.Counterparty::partyId)));
    return Stream.concat(
        parties, concentration.markets().stream().map(Concentration.Market::top1PartyId));
  }

  private static Stream<String> of(VendorFinancing vendors) {
    return vendors.pairs().stream()
        .flatMap(pair -> Stream.of(pair.supplierId(), pair.customerId()));
  }

  private static Stream<String> of(Commitments commitments) {
    return commitments.parties().stream().map(Commitments.Promiser::partyId);
  }

  private static Map<String, String> names(RunTables tables, Set<String> parties) {
    Map<String, String> names = new HashMap<>();
    if (parties.isEmpty()) {
      return names;
    }
    tables
        .run()
        .session()
        .createDataset(parties.stream().sorted().toList(), Encoders.STRING())
        .toDF("party_id")
        .createOrReplaceTempView("exposed_party");
    tables
        .rows(
            """
            SELECT /*+ BROADCAST(e) */ p.party_id, p.name FROM curated.party p
              JOIN exposed_party e ON e.party_id = p.party_id
            WHERE p.name IS NOT NULL
            """)
        .forEach(row -> names.put(row.getAs(PARTY_ID), row.getAs(NAME)));
    return names;
  }
}
