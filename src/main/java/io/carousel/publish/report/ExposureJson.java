package io.carousel.publish.report;

import static io.carousel.publish.report.JsonTexts.amount;
import static io.carousel.publish.report.JsonTexts.share;
import static io.carousel.publish.report.JsonTexts.writeAll;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** The data of the charts of who depends on whom; {@code data.js} reads it in the same order. */
final class ExposureJson {
  private final PageModel page;
  private final JsonTexts texts;

  /**
   * @param texts assigns each text its place
   */
  ExposureJson(PageModel page, JsonTexts texts) {
    this.page = page;
    this.texts = texts;
  }

  void write(JsonGenerator out) throws IOException {
    Exposure exposure = page.report().exposure();
    out.writeStartObject();
    writeAll(out, "concentration", exposure.concentration().parties(), this::dependent);
    writeAll(out, "vendors", exposure.vendorFinancing().pairs(), this::pair);
    writeAll(out, "commitments", exposure.commitments().parties(), this::promiser);
    out.writeEndObject();
  }

  private void dependent(JsonGenerator out, Concentration.Dependent party) throws IOException {
    out.writeStartArray();
    texts.text(out, party.side());
    name(out, party.partyId());
    amount(out, party.total());
    texts.text(out, page.concentration().totalIs(party));
    share(out, party.coverage());
    out.writeNumber(party.ofReportedTotal() ? 1 : 0);
    writeAll(out, party.largest(), this::counterparty);
    out.writeEndArray();
  }

  private void counterparty(JsonGenerator out, Concentration.Counterparty party)
      throws IOException {
    out.writeStartArray();
    name(out, party.partyId());
    amount(out, party.amount());
    share(out, party.share());
    texts.text(out, party.source());
    out.writeEndArray();
  }

  private void pair(JsonGenerator out, VendorFinancing.Pair pair) throws IOException {
    out.writeStartArray();
    name(out, pair.supplierId());
    name(out, pair.customerId());
    amount(out, pair.financed());
    amount(out, pair.guaranteed());
    amount(out, pair.purchasedDirect());
    amount(out, pair.purchasedIndirect());
    out.writeEndArray();
  }

  private void promiser(JsonGenerator out, Commitments.Promiser party) throws IOException {
    out.writeStartArray();
    name(out, party.partyId());
    amount(out, party.revenue());
    amount(out, party.cash());
    writeAll(out, party.dues(), this::due);
    out.writeEndArray();
  }

  private void due(JsonGenerator out, Commitments.Due due) throws IOException {
    out.writeStartArray();
    if (due.year() == null) {
      out.writeNull();
    } else {
      out.writeNumber(due.year());
    }
    amount(out, due.committed());
    amount(out, due.contracted());
    out.writeNumber(due.dealsWithoutAmount());
    out.writeEndArray();
  }

  private void name(JsonGenerator out, String partyId) throws IOException {
    texts.text(out, page.name(partyId));
  }
}
