package io.carousel.synthetic;

import io.carousel.synthetic.InjectedErrors.Outcome;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Share prices of the listed parties: random walks over all trading days, with injected errors. */
final class Prices implements Records {
  private static final long serialVersionUID = 1L;

  private static final double DAILY_VOLATILITY = 0.02;
  private static final double DAILY_DRIFT = 0.0003;
  private static final double LOWEST = 0.5;

  private static final List<InjectedErrors.Fault> FAULTS =
      List.of(
          new InjectedErrors.Fault("close", "n/a", Outcome.REJECTED),
          new InjectedErrors.Fault("close", "-1", Outcome.REJECTED),
          new InjectedErrors.Fault("date", "2025-02-30", Outcome.REJECTED),
          new InjectedErrors.Fault(null, null, Outcome.REPEATED));

  private final Recipe recipe;
  private final Population population;
  private final ArrayList<String> days;
  private final InjectedErrors errors;

  Prices(Recipe recipe, Population population) {
    this.recipe = recipe;
    this.population = population;
    this.days =
        new ArrayList<>(
            new Calendar(recipe.years()).tradingDays().stream().map(LocalDate::toString).toList());
    this.errors = new InjectedErrors(recipe, "prices", FAULTS);
  }

  @Override
  public String folder() {
    return "prices";
  }

  @Override
  public List<String> columns() {
    return List.of("date", "ticker", "close", "volume", "shares_outstanding");
  }

  @Override
  public long units() {
    return recipe.tickers();
  }

  @Override
  public long unitsPerFile() {
    return 100;
  }

  @Override
  public Stream<String[]> of(long party) {
    Draws draws = new Draws(recipe.seed(), "prices", party);
    String ticker = population.ticker(party);
    String outstanding = Long.toString((long) draws.heavyTailed(1e7, 1.1));
    double close = draws.between(5, 500);
    double usual = draws.heavyTailed(1e4, 1.1);
    List<String[]> records = new ArrayList<>();
    String[] before = {};
    for (int day = 0; day < days.size(); day++) {
      String[] record = {
        days.get(day),
        ticker,
        BigDecimal.valueOf((long) (1e4 * close), 4).toPlainString(),
        Long.toString((long) (usual * (0.2 + draws.next()))),
        outstanding
      };
      records.add(written(record, before, fault(party, day)));
      double change = DAILY_DRIFT + DAILY_VOLATILITY * draws.wobble();
      close = Math.max(LOWEST, close * (1 + change));
      before = record;
    }
    return records.stream();
  }

  private String[] written(String[] record, String[] before, Optional<InjectedErrors.Fault> fault) {
    if (fault.isEmpty()) {
      return record;
    }
    if (fault.get().outcome() == Outcome.REPEATED) {
      return before;
    }
    String[] dirty = record.clone();
    dirty[columns().indexOf(fault.get().column())] = fault.get().value();
    return dirty;
  }

  private Optional<InjectedErrors.Fault> fault(long party, int day) {
    return errors.of(party * days.size() + day, day > 0);
  }

  /** The injected errors: what checks should find. */
  Records injectedErrors() {
    return new ErrorList(
        this,
        List.of("ticker", "date"),
        party ->
            IntStream.range(0, days.size())
                .boxed()
                .flatMap(
                    day -> fault(party, day).stream().map(fault -> listed(party, day, fault))));
  }

  private String[] listed(long party, int day, InjectedErrors.Fault fault) {
    int written = fault.outcome() == Outcome.REPEATED ? day - 1 : day;
    return fault.of(population.ticker(party), days.get(written));
  }
}
