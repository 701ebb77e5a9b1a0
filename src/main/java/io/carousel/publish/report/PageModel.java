package io.carousel.publish.report;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A report in the form the templates need.
 *
 * @param report the report
 * @param format the format of its figures
 * @param partiesById its parties
 * @param contents its style, scripts, data and content security policy
 */
public record PageModel(
    Report report, TextFormat format, Map<String, Report.Party> partiesById, Contents contents) {
  /** The number of edges of the money map listed without scripts. */
  public static final int EDGES_WITHOUT_SCRIPTS = 250;

  /** From most to least firm; others come last. */
  private static final List<String> BASES =
      List.of("paid", "due-12m", "due-60m", "contracted", "announced");

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.US);

  private static final int LONGEST_LINK = 2_000;
  private static final Set<String> LINKED_SCHEMES = Set.of("http", "https");

  /**
   * The contents of the page that are not escaped.
   *
   * @param policy the content security policy
   * @param style the style sheet
   * @param scripts the scripts, in order
   * @param data JSON for them
   */
  public record Contents(String policy, String style, List<String> scripts, String data) {}

  /** The loops of a scope and view, the best first; each with its place in the report. */
  public record LoopTable(Report.Scope scope, String view, List<NumberedLoop> loops) {
    /** Whether it lists loops that need a leg of unknown amount. */
    public boolean structural() {
      return "structural".equals(view);
    }

    /** The number of loops; null if it was not measured. */
    public Long all() {
      return structural() ? scope.structuralLoops() : scope.loops();
    }

    /** Whether all of them were found. */
    public boolean exact() {
      return !Boolean.FALSE.equals(
          structural() ? scope.structuralLoopsExact() : scope.loopsExact());
    }
  }

  /** A loop with its place in the report. */
  public record NumberedLoop(int place, Report.Loop loop) {}

  static PageModel of(Report report, Contents contents) {
    Map<String, Report.Party> parties = new LinkedHashMap<>();
    report.parties().forEach(party -> parties.putIfAbsent(party.partyId(), party));
    return new PageModel(report, new TextFormat(report.run().currency()), parties, contents);
  }

  /** The title of the page. */
  public String title() {
    return report.run().asOf() == null
        ? "Circular financing"
        : "Circular financing as of " + DAY.format(report.run().asOf());
  }

  /** The name of a party; its id if the report has no name. */
  public String name(String partyId) {
    if (partyId.equals(Report.Edge.FOLDED)) {
      return "other parties";
    }
    Report.Party party = partiesById.get(partyId);
    return party == null
        ? TextFormat.cut(report.exposure().names().getOrDefault(partyId, partyId))
        : nameOf(party);
  }

  static String nameOf(Report.Party party) {
    boolean nameless = party.name() == null || party.name().isBlank();
    return TextFormat.cut(nameless ? party.partyId() : party.name());
  }

  /** The figures of a party in the leading scope. */
  public PartyFigures figures(Report.Party party) {
    return new PartyFigures(party, format);
  }

  /** Who depends on few others. */
  public ConcentrationFigures concentration() {
    return new ConcentrationFigures(report.exposure().concentration(), format, this::name);
  }

  /** Financing of customers by suppliers. */
  public VendorFigures vendors() {
    return new VendorFigures(report.exposure().vendorFinancing(), format, this::name);
  }

  /** Payments promised by parties. */
  public CommitmentFigures commitments() {
    return new CommitmentFigures(
        report.exposure().commitments(), report.run().asOf(), format, this::name);
  }

  /** The leading scope; null if nothing was measured. */
  public Report.Scope leading() {
    return report.scopes().isEmpty() ? null : report.scopes().get(0);
  }

  /** The network of the leading scope; null if there is none. */
  public Report.Network leadingNetwork() {
    Report.Scope leading = leading();
    return report.networks().stream()
        .filter(network -> leading != null && network.scopeId().equals(leading.scopeId()))
        .findFirst()
        .orElse(null);
  }

  /** The leading scope on each basis, the paid one first. */
  public List<Report.Scope> acrossBases() {
    Report.Scope leading = leading();
    return report.scopes().stream()
        .filter(scope -> scope.layers().equals(leading.layers()))
        .filter(scope -> scope.level().equals(leading.level()))
        .sorted(Comparator.comparingInt(scope -> placeOf(scope.basis())))
        .toList();
  }

  /** The bases of the pace, the paid one first. */
  public List<String> paceBases() {
    return report.pace().stream()
        .map(Report.Quarter::basis)
        .distinct()
        .sorted(Comparator.comparingInt(PageModel::placeOf))
        .toList();
  }

  /** The largest edges of the leading scope: edges of unknown amount last. */
  public List<Report.Edge> largestEdges() {
    Report.Network network = leadingNetwork();
    if (network == null) {
      return List.of();
    }
    Comparator<BigDecimal> largestFirst = Comparator.nullsLast(Comparator.reverseOrder());
    return network.edges().stream()
        .sorted(Comparator.comparing(Report.Edge::amount, largestFirst))
        .limit(EDGES_WITHOUT_SCRIPTS)
        .toList();
  }

  /** Edges of the leading scope inside its largest group. */
  public List<Report.Edge> edgesInLargestGroup() {
    Report.Network network = leadingNetwork();
    if (network == null) {
      return List.of();
    }
    Set<String> group = Set.copyOf(network.largestGroup());
    return largestEdges().stream()
        .filter(edge -> edge.amount() != null)
        .filter(edge -> group.contains(edge.payerId()) && group.contains(edge.payeeId()))
        .toList();
  }

  /** A table of loops for each scope and view. */
  public List<LoopTable> loopTables() {
    List<LoopTable> tables = new ArrayList<>();
    for (Report.Scope scope : report.scopes()) {
      tables.add(new LoopTable(scope, "amount", loops(scope, "amount")));
      tables.add(new LoopTable(scope, "structural", loops(scope, "structural")));
    }
    return tables;
  }

  private List<NumberedLoop> loops(Report.Scope scope, String view) {
    List<NumberedLoop> loops = new ArrayList<>();
    for (int place = 0; place < report.loops().size(); place++) {
      Report.Loop loop = report.loops().get(place);
      if (loop.scopeId().equals(scope.scopeId()) && loop.view().equals(view)) {
        loops.add(new NumberedLoop(place, loop));
      }
    }
    return loops;
  }

  /** Deals in the order of the names of payer and payee. */
  public List<Report.Deal> dealsInOrder() {
    Function<Report.Deal, String> payer = deal -> name(deal.payerId()).toLowerCase(Locale.ROOT);
    Function<Report.Deal, String> payee = deal -> name(deal.payeeId()).toLowerCase(Locale.ROOT);
    return report.deals().stream()
        .sorted(
            Comparator.comparing(payer)
                .thenComparing(payee)
                .thenComparing(
                    Report.Deal::datedOn, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(Report.Deal::key))
        .toList();
  }

  /** The amounts of a deal, each with the bases on which it counts. */
  public List<String> amounts(Report.Deal deal) {
    Map<String, List<String>> bases =
        deal.amounts().stream()
            .sorted(Comparator.comparingInt(amount -> placeOf(amount.basis())))
            .collect(
                Collectors.groupingBy(
                    amount -> format.amount(amount.amount(), "unknown"),
                    LinkedHashMap::new,
                    Collectors.mapping(
                        amount -> format.basis(amount.basis()).toLowerCase(Locale.ROOT),
                        Collectors.toList())));
    return bases.entrySet().stream()
        .map(entry -> entry.getKey() + " (" + String.join(", ", entry.getValue()) + ")")
        .toList();
  }

  /** The largest amount that a deal has on any basis; null if none is known. */
  public static BigDecimal largest(Report.Deal deal) {
    return deal.amounts().stream()
        .map(Report.Amount::amount)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /** Whether a URL is a web address that may be a link; long ones may not. */
  public static boolean isWebAddress(String url) {
    if (url == null || url.length() > LONGEST_LINK) {
      return false;
    }
    try {
      URI address = new URI(url);
      return address.getScheme() != null
          && LINKED_SCHEMES.contains(address.getScheme().toLowerCase(Locale.ROOT))
          && address.getHost() != null;
    } catch (URISyntaxException notOne) {
      return false;
    }
  }

  /** The whole URL if it can be a link; otherwise cut. */
  static String linkOrCut(String url) {
    return isWebAddress(url) ? url : TextFormat.cut(url);
  }

  /** The reason for a missing share of gross. */
  public static String withoutShareOf(BigDecimal gross) {
    return gross != null && gross.signum() == 0 ? "no gross" : "not measured";
  }

  private static int placeOf(String basis) {
    int place = BASES.indexOf(basis);
    return place < 0 ? BASES.size() : place;
  }
}
