package io.carousel.synthetic;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Exchange rates on all trading days: random walks. */
final class Rates implements Records {
  private static final long serialVersionUID = 1L;

  /** Currencies other than the dollar, in the order of {@link #FIRST}. */
  static final String[] CURRENCIES = {"EUR", "GBP", "JPY", "CNY", "KRW", "TWD", "SAR", "CAD"};

  private static final double[] FIRST = {0.9, 0.75, 120, 6.5, 1_150, 31, 3.75, 1.3};
  private static final double DAILY_VOLATILITY = 0.004;

  private final Recipe recipe;

  Rates(Recipe recipe) {
    this.recipe = recipe;
  }

  @Override
  public String folder() {
    return "fx_rates";
  }

  @Override
  public List<String> columns() {
    return List.of("date", "currency", "units_per_usd");
  }

  @Override
  public long units() {
    return CURRENCIES.length;
  }

  @Override
  public long unitsPerFile() {
    return CURRENCIES.length;
  }

  @Override
  public Stream<String[]> of(long currency) {
    Draws draws = new Draws(recipe.seed(), "rates", currency);
    double rate = FIRST[(int) currency];
    List<String[]> records = new ArrayList<>();
    for (LocalDate day : new Calendar(recipe.years()).tradingDays()) {
      String digits = BigDecimal.valueOf((long) (1e6 * rate), 6).toPlainString();
      records.add(new String[] {day.toString(), CURRENCIES[(int) currency], digits});
      rate *= 1 + DAILY_VOLATILITY * draws.wobble();
    }
    return records.stream();
  }
}
