package io.carousel.publish.report;

import static io.carousel.publish.report.JsonTexts.amount;
import static io.carousel.publish.report.JsonTexts.share;
import static io.carousel.publish.report.JsonTexts.writeAll;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The data of the page's scripts, as JSON that is safe inside a script element: no content can end
 * the element. Parties, deals and texts are referred to by their place in lists; {@code data.js}
 * reads them in the same order.
 */
final class PageJson {
  private static final int FOLDED = -1;

  private final Report report;
  private final Map<String, Integer> parties = new HashMap<>();
  private final Map<String, Integer> deals = new HashMap<>();
  private final Map<String, Integer> scopes = new HashMap<>();
  private final JsonTexts texts = new JsonTexts();

  private PageJson(Report report) {
    this.report = report;
    report.parties().forEach(party -> parties.putIfAbsent(party.partyId(), parties.size()));
    report.deals().forEach(deal -> deals.putIfAbsent(deal.key(), deals.size()));
    report.scopes().forEach(scope -> scopes.putIfAbsent(scope.scopeId(), scopes.size()));
  }

  /** The JSON of a report. */
  static String of(Report report) {
    StringWriter json = new StringWriter();
    JsonFactory factory = new JsonFactory();
    factory.setCharacterEscapes(new InsideOfScripts());
    try (JsonGenerator out = factory.createGenerator(json)) {
      out.configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true);
      new PageJson(report).write(out);
    } catch (IOException impossible) {
      throw new IllegalStateException("JSON could not be written to memory", impossible);
    }
    return json.toString();
  }

  private void write(JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("currency", report.run().currency());
    writeAll(out, "scopes", report.scopes(), this::scope);
    writeAll(out, "parties", uniqueParties(), this::party);
    writeAll(out, "networks", report.networks(), this::network);
    writeAll(out, "deals", uniqueDeals(), this::deal);
    writeAll(out, "loops", report.loops(), this::loop);
    writeAll(out, "pace", report.pace(), this::quarter);
    out.writeFieldName("exposure");
    new ExposureJson(PageModel.of(report, null), texts).write(out);
    writeAll(out, "texts", texts.all(), JsonGenerator::writeString);
    out.writeEndObject();
  }

  private List<Report.Party> uniqueParties() {
    Set<String> seen = new HashSet<>();
    return report.parties().stream().filter(party -> seen.add(party.partyId())).toList();
  }

  private List<Report.Deal> uniqueDeals() {
    Set<String> seen = new HashSet<>();
    return report.deals().stream().filter(deal -> seen.add(deal.key())).toList();
  }

  private void scope(JsonGenerator out, Report.Scope scope) throws IOException {
    out.writeStartArray();
    out.writeString(scope.scopeId());
    out.writeString(new TextFormat(report.run().currency()).scope(scope));
    out.writeString(scope.basis());
    out.writeString(scope.layers());
    out.writeString(scope.level());
    amount(out, scope.gross());
    amount(out, scope.net());
    amount(out, scope.passThrough());
    amount(out, scope.circulation());
    out.writeNumber(scope.largestGroup());
    out.writeEndArray();
  }

  private void party(JsonGenerator out, Report.Party party) throws IOException {
    out.writeStartArray();
    out.writeString(party.partyId());
    out.writeString(PageModel.nameOf(party));
    texts.text(out, party.kind());
    texts.text(out, party.country());
    out.writeEndArray();
  }

  private void network(JsonGenerator out, Report.Network network) throws IOException {
    out.writeStartArray();
    out.writeNumber(scopes.getOrDefault(network.scopeId(), -1));
    writeAll(out, network.edges(), this::edge);
    writeAll(out, network.largestGroup(), this::partyPlace);
    out.writeNumber(network.foldedParties());
    out.writeNumber(network.foldedEdges());
    out.writeEndArray();
  }

  private void edge(JsonGenerator out, Report.Edge edge) throws IOException {
    out.writeStartArray();
    partyPlace(out, edge.payerId());
    partyPlace(out, edge.payeeId());
    texts.text(out, edge.layer());
    amount(out, edge.amount());
    amount(out, edge.circular());
    out.writeNumber(edge.unknownAmounts());
    dealPlaces(out, edge.dealKeys());
    out.writeNumber(edge.moreDeals());
    out.writeEndArray();
  }

  private void deal(JsonGenerator out, Report.Deal deal) throws IOException {
    out.writeStartArray();
    texts.whole(out, deal.dealId());
    out.writeNumber(deal.made() ? 1 : 0);
    partyPlace(out, deal.payerId());
    partyPlace(out, deal.payeeId());
    texts.text(out, new TextFormat(report.run().currency()).instrument(deal.instrument()));
    texts.text(out, deal.status());
    texts.text(out, deal.datedOn() == null ? null : deal.datedOn().toString());
    writeAll(out, deal.amounts(), this::amountOnBasis);
    texts.text(out, deal.publisher());
    texts.text(out, deal.title());
    texts.whole(out, PageModel.linkOrCut(deal.url()));
    out.writeEndArray();
  }

  private void amountOnBasis(JsonGenerator out, Report.Amount amount) throws IOException {
    out.writeStartArray();
    texts.text(out, amount.basis());
    amount(out, amount.amount());
    out.writeEndArray();
  }

  private void loop(JsonGenerator out, Report.Loop loop) throws IOException {
    out.writeStartArray();
    out.writeNumber(scopes.getOrDefault(loop.scopeId(), -1));
    texts.text(out, loop.view());
    amount(out, loop.bottleneck());
    writeAll(out, loop.path(), this::partyPlace);
    writeAll(out, loop.legs(), this::leg);
    out.writeEndArray();
  }

  private void leg(JsonGenerator out, Report.Leg leg) throws IOException {
    out.writeStartArray();
    partyPlace(out, leg.payerId());
    partyPlace(out, leg.payeeId());
    amount(out, leg.amount());
    dealPlaces(out, leg.dealKeys());
    out.writeNumber(leg.moreDeals());
    out.writeEndArray();
  }

  private void quarter(JsonGenerator out, Report.Quarter quarter) throws IOException {
    out.writeStartArray();
    texts.text(out, quarter.basis());
    out.writeString(quarter.quarter());
    amount(out, quarter.gross());
    share(out, quarter.circularity());
    amount(out, quarter.stoppedGross());
    share(out, quarter.stoppedCircularity());
    out.writeEndArray();
  }

  /** The place of a party, or its id if the report has no such party. */
  private void partyPlace(JsonGenerator out, String partyId) throws IOException {
    Integer place = parties.get(partyId);
    if (place != null) {
      out.writeNumber(place);
    } else if (partyId.equals(Report.Edge.FOLDED)) {
      out.writeNumber(FOLDED);
    } else {
      out.writeString(partyId);
    }
  }

  private void dealPlaces(JsonGenerator out, List<String> keys) throws IOException {
    out.writeStartArray();
    for (String key : keys) {
      Integer place = deals.get(key);
      if (place != null) {
        out.writeNumber(place);
      }
    }
    out.writeEndArray();
  }

  /** Escapes what could end a script element, or a line of an older script. */
  private static final class InsideOfScripts extends CharacterEscapes {
    private static final long serialVersionUID = 1L;
    private static final char LINE_SEPARATOR = 0x2028;
    private static final char PARAGRAPH_SEPARATOR = 0x2029;

    private final int[] ascii = standardAsciiEscapesForJSON();

    InsideOfScripts() {
      ascii['<'] = ESCAPE_STANDARD;
      ascii['>'] = ESCAPE_STANDARD;
      ascii['&'] = ESCAPE_STANDARD;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
      return ascii.clone();
    }

    @Override
    public SerializableString getEscapeSequence(int character) {
      return switch (character) {
        case LINE_SEPARATOR -> new SerializedString("\\u2028");
        case PARAGRAPH_SEPARATOR -> new SerializedString("\\u2029");
        default -> null;
      };
    }
  }
}
