package io.carousel.synthetic;

import io.carousel.synthetic.InjectedErrors.Outcome;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Deals between the parties: amounts with a heavy tail, some of them unknown; later versions of
 * earlier deals; parties given by ticker or name as well as by id; the planted loops; records with
 * injected errors.
 */
final class Deals implements Records {
  private static final long serialVersionUID = 1L;

  private static final double LEAST_DOLLARS = 50_000;
  private static final double MOST_DOLLARS = 20e9;
  private static final double TAIL_EXPONENT = 1.2;
  private static final long DEALS_PER_AGREEMENT = 3;
  private static final double VERSIONS = 0.02;
  private static final String[] CURRENCIES = Rates.CURRENCIES;

  /** Instruments, each with its percentage of deals. */
  private static final String[] INSTRUMENTS =
      often(
          "purchase*25 cloud*22 equity*12 debt*12 lease*6 repayment*5 interest*5 secondary*3"
              + " grant*2 warrant*2 guarantee*2 dividend*2 revenue_share*2");

  private static final String[] STATUSES =
      often("announced*40 signed*25 closed*30 rumored*3 cancelled*2");
  private static final String[] AMOUNT_KINDS = often("exact*70 up_to*12 about*12 at_least*6");
  private static final String[] PLANTED_TRADE = {"purchase", "cloud", "lease"};

  /** The errors to inject. */
  private static final List<InjectedErrors.Fault> FAULTS =
      List.of(
          new InjectedErrors.Fault(name(Field.AMOUNT), "12,5 mn", Outcome.REJECTED),
          new InjectedErrors.Fault(name(Field.AMOUNT), "-1000", Outcome.REJECTED),
          new InjectedErrors.Fault(name(Field.ANNOUNCED_ON), "2025-02-30", Outcome.REJECTED),
          new InjectedErrors.Fault(name(Field.INSTRUMENT), "gift", Outcome.REJECTED),
          new InjectedErrors.Fault(name(Field.PAYEE_ID), null, Outcome.REJECTED),
          new InjectedErrors.Fault(name(Field.CURRENCY), "DOLLAR", Outcome.REJECTED),
          new InjectedErrors.Fault(
              name(Field.PAYEE_ID), InjectedErrors.MISSPELT, Outcome.UNRESOLVED),
          new InjectedErrors.Fault(null, null, Outcome.REPEATED));

  private final Recipe recipe;
  private final Population population;
  private final Calendar calendar;
  private final PlantedLoops planted;
  private final InjectedErrors errors;

  Deals(Recipe recipe, Population population) {
    this.recipe = recipe;
    this.population = population;
    this.calendar = new Calendar(recipe.years());
    this.planted = new PlantedLoops(recipe, population);
    this.errors = new InjectedErrors(recipe, "deals", FAULTS);
  }

  private enum Field {
    DEAL_ID,
    ANNOUNCED_ON,
    KNOWN_ON,
    PAYER_ID,
    PAYEE_ID,
    ISSUER_ID,
    INSTRUMENT,
    ASSET,
    AMOUNT,
    CURRENCY,
    AMOUNT_KIND,
    FIRM_AMOUNT,
    STATUS,
    STARTS_ON,
    ENDS_ON,
    MATURES_ON,
    EXPIRES_ON,
    CANCELLED_ON,
    SHARES,
    STRIKE,
    CONDITIONS,
    AGREEMENT_ID,
    NOTE
  }

  /** A record under construction. */
  private static final class Deal {
    private final EnumMap<Field, String> fields = new EnumMap<>(Field.class);

    void set(Field field, Object value) {
      fields.put(field, value.toString());
    }

    String get(Field field) {
      return fields.get(field);
    }

    /** The values of all fields in their order. */
    String[] record() {
      return Arrays.stream(Field.values()).map(fields::get).toArray(String[]::new);
    }
  }

  static String id(long deal) {
    return "d" + deal;
  }

  @Override
  public String folder() {
    return "deals";
  }

  @Override
  public List<String> columns() {
    return Arrays.stream(Field.values()).map(Deals::name).toList();
  }

  @Override
  public long units() {
    return recipe.deals();
  }

  @Override
  public long unitsPerFile() {
    return 250_000;
  }

  @Override
  public Stream<String[]> of(long deal) {
    return Stream.<String[]>of(written(deal).record());
  }

  private Deal written(long deal) {
    Optional<InjectedErrors.Fault> fault = fault(deal);
    if (fault.isEmpty()) {
      return clean(deal);
    }
    return fault.get().outcome() == Outcome.REPEATED
        ? clean(deal - 1)
        : dirty(clean(deal), fault.get());
  }

  private static Deal dirty(Deal clean, InjectedErrors.Fault fault) {
    Field field = Field.valueOf(fault.column().toUpperCase(Locale.ROOT));
    if (fault.value() == null) {
      clean.fields.remove(field);
    } else {
      clean.set(field, fault.value());
    }
    return clean;
  }

  /** The error of a record, if it has one. Planted records have none. */
  private Optional<InjectedErrors.Fault> fault(long deal) {
    return planted.has(deal)
        ? Optional.empty()
        : errors.of(deal, deal > 0).map(f -> spelt(f, deal));
  }

  private InjectedErrors.Fault spelt(InjectedErrors.Fault fault, long deal) {
    return InjectedErrors.MISSPELT.equals(fault.value())
        ? fault.with(InjectedErrors.misspelt(population.name(pair(deal).payee())))
        : fault;
  }

  /** The injected errors: what checks should find. */
  Records injectedErrors() {
    return new ErrorList(
        this,
        List.of(name(Field.DEAL_ID), name(Field.KNOWN_ON)),
        number ->
            fault(number).stream()
                .map(
                    fault -> {
                      Deal deal = written(number);
                      return fault.of(deal.get(Field.DEAL_ID), deal.get(Field.KNOWN_ON));
                    }));
  }

  private Deal clean(long deal) {
    return versionOf(deal).orElseGet(() -> first(deal));
  }

  /** A later version of the previous deal, if this record is one. */
  private Optional<Deal> versionOf(long deal) {
    if (deal == 0
        || !isVersion(deal)
        || isVersion(deal - 1)
        || planted.has(deal)
        || planted.has(deal - 1)) {
      return Optional.empty();
    }
    Deal version = first(deal - 1);
    Draws draws = new Draws(recipe.seed(), "version", deal);
    LocalDate known = LocalDate.parse(version.get(Field.KNOWN_ON)).plusDays(draws.between(30, 200));
    if (known.isAfter(Calendar.LAST)) {
      return Optional.empty();
    }
    version.set(Field.KNOWN_ON, known);
    boolean cancelled = draws.chance(0.2);
    version.set(Field.STATUS, cancelled ? "cancelled" : "closed");
    if (cancelled) {
      version.set(Field.CANCELLED_ON, known);
    } else {
      version.fields.remove(Field.CANCELLED_ON);
    }
    return Optional.of(version);
  }

  private boolean isVersion(long deal) {
    return new Draws(recipe.seed(), "is version", deal).chance(VERSIONS);
  }

  private Deal first(long deal) {
    return planted.leg(deal).map(leg -> planted(deal, leg)).orElseGet(() -> ordinary(deal));
  }

  private Deal planted(long number, PlantedLoops.Leg leg) {
    Draws draws = new Draws(recipe.seed(), "planted", number);
    Deal deal = new Deal();
    deal.set(Field.DEAL_ID, id(number));
    deal.set(Field.ANNOUNCED_ON, leg.day());
    deal.set(Field.KNOWN_ON, leg.day());
    deal.set(Field.PAYER_ID, population.id(leg.payer()));
    deal.set(Field.PAYEE_ID, population.id(leg.payee()));
    deal.set(Field.INSTRUMENT, leg.capital() ? "equity" : draws.oneOf(PLANTED_TRADE));
    if (leg.capital()) {
      deal.set(Field.ISSUER_ID, population.id(leg.payee()));
    }
    deal.set(Field.AMOUNT, money(leg.cents()));
    deal.set(Field.STATUS, "closed");
    return deal;
  }

  private Population.Pair pair(long number) {
    return population.pair(new Draws(recipe.seed(), "pair", number));
  }

  private Deal ordinary(long number) {
    Draws draws = new Draws(recipe.seed(), "deal", number);
    Population.Pair pair = pair(number);
    Deal deal = new Deal();
    String instrument = draws.oneOf(INSTRUMENTS);
    LocalDate announced = calendar.growing(draws);
    deal.set(Field.DEAL_ID, id(number));
    deal.set(Field.ANNOUNCED_ON, announced);
    deal.set(Field.KNOWN_ON, announced);
    deal.set(Field.PAYER_ID, reference(pair.payer(), draws));
    deal.set(Field.PAYEE_ID, reference(pair.payee(), draws));
    deal.set(Field.INSTRUMENT, instrument);
    deal.set(Field.CURRENCY, draws.chance(0.8) ? "USD" : draws.oneOf(CURRENCIES));
    setAmount(deal, instrument, draws);
    setTerms(deal, instrument, pair, announced, draws);
    setStatus(deal, announced, draws);
    deal.set(Field.AGREEMENT_ID, "agreement " + number / DEALS_PER_AGREEMENT);
    if (draws.chance(0.5)) {
      deal.set(Field.NOTE, "annual report, page " + draws.between(1, 300));
    }
    if (draws.chance(0.1)) {
      deal.set(
          Field.CONDITIONS,
          "subject to delivery, in stage " + draws.between(1, 4) + " of \"four\"");
    }
    return deal;
  }

  /** A party as a source may refer to it: by name, ticker or id. */
  private String reference(long party, Draws draws) {
    double place = draws.next();
    if (place < 0.03) {
      return population.name(party);
    }
    return place < 0.05 && population.listed(party)
        ? population.ticker(party)
        : population.id(party);
  }

  private static void setAmount(Deal deal, String instrument, Draws draws) {
    double dollars = Math.min(MOST_DOLLARS, draws.heavyTailed(LEAST_DOLLARS, TAIL_EXPONENT));
    if (draws.chance(instrument.equals("warrant") ? 0.6 : 0.05)) {
      return;
    }
    long cents = (long) (100 * dollars);
    String kind = draws.oneOf(AMOUNT_KINDS);
    deal.set(Field.AMOUNT, money(cents));
    deal.set(Field.AMOUNT_KIND, kind);
    if (kind.equals("up_to") && draws.chance(0.5)) {
      deal.set(Field.FIRM_AMOUNT, money(cents / draws.between(2, 10)));
    }
  }

  private void setTerms(
      Deal deal, String instrument, Population.Pair pair, LocalDate announced, Draws draws) {
    switch (instrument) {
      case "cloud", "lease", "purchase", "revenue_share" -> {
        deal.set(Field.ASSET, instrument.equals("purchase") ? "chips" : "compute");
        if (draws.chance(0.6)) {
          LocalDate start = announced.plusDays(draws.between(0, 365));
          deal.set(Field.STARTS_ON, start);
          deal.set(Field.ENDS_ON, start.plusDays(draws.between(90, 3_650)));
        }
      }
      case "equity", "secondary" -> {
        deal.set(Field.ASSET, "shares");
        deal.set(Field.ISSUER_ID, population.id(issuer(instrument, pair, draws)));
        if (draws.chance(0.3)) {
          deal.set(Field.SHARES, draws.between(1_000, 50_000_000));
        }
      }
      case "warrant" -> {
        deal.set(Field.ASSET, "shares");
        deal.set(Field.ISSUER_ID, population.id(pair.payer()));
        deal.set(Field.SHARES, draws.between(1_000, 5_000_000));
        deal.set(Field.STRIKE, money(draws.between(1, 20_000)));
        deal.set(Field.EXPIRES_ON, announced.plusYears(draws.between(2, 7)));
      }
      case "grant" -> deal.set(Field.ASSET, draws.chance(0.5) ? "cash" : "shares");
      case "debt" -> deal.set(Field.MATURES_ON, announced.plusYears(draws.between(1, 10)));
      default -> {
        // Payments and promises to pay need no further terms.
      }
    }
  }

  private long issuer(String instrument, Population.Pair pair, Draws draws) {
    return instrument.equals("equity") ? pair.payee() : population.any(draws);
  }

  private static void setStatus(Deal deal, LocalDate announced, Draws draws) {
    String status = draws.oneOf(STATUSES);
    deal.set(Field.STATUS, status);
    if (status.equals("cancelled")) {
      LocalDate cancelled = announced.plusDays(draws.between(1, 700));
      deal.set(Field.CANCELLED_ON, Calendar.atMost(cancelled));
    }
  }

  private static String money(long cents) {
    return BigDecimal.valueOf(cents, 2).toPlainString();
  }

  private static String name(Field field) {
    return field.name().toLowerCase(Locale.ROOT);
  }

  /** Words, each repeated as many times as the number after it says. */
  private static String[] often(String words) {
    return Arrays.stream(words.split(" ", 0))
        .map(word -> word.split("\\*", 0))
        .flatMap(word -> Collections.nCopies(Integer.parseInt(word[1]), word[0]).stream())
        .toArray(String[]::new);
  }
}
