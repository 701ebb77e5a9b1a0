package io.carousel.publish.report;

import io.carousel.publish.report.Report.Amount;
import io.carousel.publish.report.Report.Dataset;
import io.carousel.publish.report.Report.Deal;
import io.carousel.publish.report.Report.Edge;
import io.carousel.publish.report.Report.Gap;
import io.carousel.publish.report.Report.Leg;
import io.carousel.publish.report.Report.Loop;
import io.carousel.publish.report.Report.Network;
import io.carousel.publish.report.Report.Part;
import io.carousel.publish.report.Report.Party;
import io.carousel.publish.report.Report.Quarter;
import io.carousel.publish.report.Report.Run;
import io.carousel.publish.report.Report.Scope;
import io.carousel.publish.report.Report.Sentence;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Reports to make pages of. */
final class ReportSamples {
  static final String ANNOUNCED = "2026-05-26/announced/all/party";
  static final String PAID = "2026-05-26/paid/all/party";

  private static final LocalDate DAY = LocalDate.of(2026, 5, 26);
  private static final String[] LAYERS = {"capital", "trade", "in-kind", "contingent"};

  private ReportSamples() {}

  /**
   * A ring of three, 100, 300 and 40 billion as in measures.md, a lender who pays nobody's chips,
   * and one leg of unknown amount back to him. Paid is a tenth of the first leg alone.
   */
  static Report ring() {
    return named(
        Map.of("nvidia", "Nvidia", "openai", "OpenAI", "oracle", "Oracle", "bank", "A Bank"));
  }

  /** Texts that do harm wherever they are taken for more than text. */
  static final Map<String, String> HOSTILE =
      Map.of(
          "nvidia", "<script>globalThis.harmed = 1</script>",
          "openai", "<img src=x onerror=\"globalThis.harmed = 2\">{a|b}",
          "oracle", "</script><script>globalThis.harmed = 3</script>",
          "bank", "\u202E=cmd()|'/C calc'!A0 {harm|me}");

  static Report hostile() {
    return named(HOSTILE);
  }

  /** The ring, its parties named otherwise. */
  static Report named(Map<String, String> names) {
    boolean harmful = names.get("nvidia").startsWith("<");
    List<Party> parties =
        List.of(
            party("openai", names, 100, 300),
            party("oracle", names, 300, 40),
            party("nvidia", names, 40, 100),
            party("bank", names, 0, 7));
    List<Deal> deals =
        List.of(
            deal(
                "equity",
                "nvidia",
                "openai",
                "capital",
                billions(100),
                "https://news.example/a?b=1&c=2"),
            deal("cloud", "openai", "oracle", "trade", billions(300), "http://news.example/cloud"),
            deal(
                "purchase",
                "oracle",
                "nvidia",
                "trade",
                billions(40),
                harmful ? "javascript:globalThis.harmed = 4" : null),
            deal(
                "debt",
                "bank",
                "oracle",
                "capital",
                billions(7),
                "data:text/html,<script>1</script>"),
            deal("lease", "oracle", "bank", "trade", null, "not a url <b>"));
    List<Edge> announced =
        List.of(
            edge("nvidia", "openai", "capital", 100, 40, "equity"),
            edge("openai", "oracle", "trade", 300, 40, "cloud"),
            edge("oracle", "nvidia", "trade", 40, 40, "purchase"),
            edge("bank", "oracle", "capital", 7, 0, "debt"),
            new Edge("oracle", "bank", "trade", null, null, 1, List.of("lease"), 0));
    List<Edge> paid = List.of(edge("nvidia", "openai", "capital", 10, 0, "equity"));
    return new Report(
        new Run("20260526T000000Z-abcd", DAY, DAY, "USD", "0.1.0", names.get("bank")),
        List.of(
            new Sentence(
                List.of(
                    new Part("$120bn", true),
                    new Part(" can be matched. " + names.get("bank"), false)),
                List.of("reporting.circularity"))),
        List.of(
            scope(ANNOUNCED, 447, 120L, 120 / 447.0, 1, null),
            scope(PAID, 10, null, null, 0, "circulation: " + names.get("openai"))),
        parties,
        List.of(
            new Network(ANNOUNCED, announced, List.of("nvidia", "openai", "oracle"), 0, 0),
            new Network(PAID, paid, List.of(), 2, 3)),
        deals,
        List.of(ringLoop(), unknownLoop()),
        List.of(
            quarter("announced", "2025Q4", 100, 0.0),
            quarter("announced", "2026Q1", 400, null),
            quarter("announced", "2026Q2", 447, 120 / 447.0),
            quarter("paid", "2026Q2", 10, 0.0)),
        ExposureSamples.ring(),
        List.of(new Dataset("deals", 1, 6, 5, 0, 1, List.of("1 rejected: " + names.get("nvidia")))),
        List.of(new Gap("reporting.commitment", "no revenue: coverage, " + names.get("bank"), 3)));
  }

  private static Loop ringLoop() {
    return new Loop(
        ANNOUNCED,
        "amount",
        "ring",
        1,
        "financing",
        List.of("nvidia", "openai", "oracle"),
        billions(40),
        7L,
        3,
        List.of(
            new Leg("nvidia", "openai", billions(100), List.of("equity"), 0),
            new Leg("openai", "oracle", billions(300), List.of("cloud"), 0),
            new Leg("oracle", "nvidia", billions(40), List.of("purchase"), 0)));
  }

  private static Loop unknownLoop() {
    return new Loop(
        ANNOUNCED,
        "structural",
        "bank",
        1,
        "financing",
        List.of("bank", "oracle"),
        null,
        null,
        2,
        List.of(
            new Leg("bank", "oracle", billions(7), List.of("debt"), 0),
            new Leg("oracle", "bank", null, List.of("lease"), 0)));
  }

  /** A run that measured nothing. */
  static Report empty() {
    return new Report(
        new Run("20260526T000000Z-abcd", null, null, "EUR", "0.1.0", "nothing"),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Exposure.NONE,
        List.of(),
        List.of());
  }

  /** One party and a scope without a deal. */
  static Report alone() {
    return new Report(
        new Run("20260526T000000Z-abcd", DAY, DAY, "EUR", "0.1.0", "one party"),
        List.of(),
        List.of(scope(ANNOUNCED, 0, 0L, null, 0, null)),
        List.of(
            new Party(
                "hermit", "Hermit", null, null, 0, 0, null, null, null, null, null, null, null,
                null, null)),
        List.of(new Network(ANNOUNCED, List.of(), List.of(), 0, 0)),
        List.of(),
        List.of(),
        List.of(),
        ExposureSamples.nothing(),
        List.of(),
        List.of());
  }

  /** 300 parties; in each of six scopes 3,000 edges, each with a deal of 3,000. */
  static Report large() {
    Random random = new Random(7);
    Map<String, Edge> edges = new LinkedHashMap<>();
    List<Deal> deals = new ArrayList<>();
    while (edges.size() < 3000) {
      String payer = "party-" + (int) (300 * Math.pow(random.nextDouble(), 1.5));
      String payee = "party-" + (int) (300 * Math.pow(random.nextDouble(), 1.5));
      String layer = LAYERS[random.nextInt(2)];
      if (payer.equals(payee) || edges.containsKey(payer + payee + layer)) {
        continue;
      }
      BigDecimal amount = random.nextInt(5) == 0 ? null : amount(random);
      BigDecimal circular =
          amount == null || random.nextBoolean() ? null : amount.divide(BigDecimal.TEN);
      String key = "deal-" + deals.size();
      deals.add(deal(key, payer, payee, layer, amount, "https://news.example/articles/" + key));
      edges.put(
          payer + payee + layer,
          new Edge(payer, payee, layer, amount, circular, amount == null ? 1 : 0, List.of(key), 0));
    }
    List<String> circle = IntStream.range(0, 120).mapToObj(i -> "party-" + i).toList();
    List<Scope> scopes =
        IntStream.range(0, 6)
            .mapToObj(i -> scope(ANNOUNCED + i, 5000, 900L, 0.18, 60, null))
            .toList();
    return new Report(
        new Run("20260526T000000Z-abcd", DAY, DAY, "USD", "0.1.0", "a large folder"),
        List.of(),
        scopes,
        IntStream.range(0, 300)
            .mapToObj(
                i -> party("party-" + i, Map.of("party-" + i, "Company number " + i), 300 - i, i))
            .toList(),
        scopes.stream()
            .map(s -> new Network(s.scopeId(), List.copyOf(edges.values()), circle, 0, 0))
            .toList(),
        deals,
        scopes.stream()
            .flatMap(s -> IntStream.range(0, 60).mapToObj(i -> ring(s.scopeId(), i)))
            .toList(),
        List.of(),
        ExposureSamples.large(),
        List.of(),
        List.of());
  }

  private static Loop ring(String scopeId, int first) {
    List<String> path = IntStream.range(first, first + 6).mapToObj(i -> "party-" + i).toList();
    List<Leg> legs =
        IntStream.range(0, 6)
            .mapToObj(
                i ->
                    new Leg(
                        path.get(i), path.get((i + 1) % 6), billions(i), List.of("deal-" + i), 0))
            .toList();
    return new Loop(
        scopeId, "amount", "loop-" + first, first + 1, "trade", path, billions(1), 3L, 6, legs);
  }

  static BigDecimal billions(long amount) {
    return BigDecimal.valueOf(amount).scaleByPowerOfTen(9).setScale(2);
  }

  private static BigDecimal amount(Random random) {
    return new BigDecimal((long) Math.exp(14 + 10 * random.nextDouble())).setScale(2);
  }

  static Party party(String id, Map<String, String> names, long inflow, long outflow) {
    return new Party(
        id,
        names.get(id),
        "ai_lab",
        "US",
        0,
        0,
        billions(inflow),
        billions(outflow),
        billions(inflow - outflow),
        billions(0),
        0.0,
        0.1,
        0.25,
        billions(1),
        null);
  }

  private static Deal deal(
      String key, String payer, String payee, String layer, BigDecimal amount, String url) {
    List<Amount> amounts = List.of(new Amount("announced", amount), new Amount("paid", null));
    return new Deal(
        key,
        key,
        false,
        payer,
        payee,
        key.replaceAll("-.*", ""),
        layer,
        "signed",
        DAY,
        amounts,
        "A Paper",
        "About " + key,
        url);
  }

  private static Edge edge(
      String payer, String payee, String layer, long amount, long circular, String deal) {
    return new Edge(payer, payee, layer, billions(amount), billions(circular), 0, List.of(deal), 0);
  }

  static Scope scope(
      String scopeId,
      long gross,
      Long circulation,
      Double circularity,
      long groups,
      String unmeasured) {
    String[] parts = scopeId.split("/", -1);
    BigDecimal round = circulation == null ? null : billions(circulation);
    BigDecimal passing = circulation == null ? null : billions(0);
    BigDecimal net = billions(circulation == null ? gross : gross - circulation);
    return new Scope(
        scopeId,
        parts[1],
        parts[2],
        parts[3].substring(0, 5),
        4,
        4,
        5,
        1,
        0,
        billions(gross),
        billions(gross),
        billions(gross),
        net,
        passing,
        round,
        round,
        round,
        circularity,
        circularity,
        circularity,
        circulation == null ? null : billions(40),
        circularity,
        circularity,
        circularity,
        groups,
        3 * groups,
        circulation == null ? null : 1L,
        true,
        circulation == null ? null : 1L,
        true,
        circularity,
        circularity,
        unmeasured);
  }

  private static Quarter quarter(String basis, String quarter, long gross, Double circularity) {
    return new Quarter(
        basis,
        quarter,
        5,
        2,
        billions(gross),
        billions(0),
        circularity,
        billions(gross / 2),
        billions(0),
        circularity);
  }
}
