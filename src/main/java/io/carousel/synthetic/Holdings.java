package io.carousel.synthetic;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Stakes of parties in each other at the end of each of the last two years. */
final class Holdings implements Records {
  private static final long serialVersionUID = 1L;

  /** One party in ten has known holders. */
  private static final long PARTIES_PER_ISSUER = 10;

  private static final int MOST_HOLDERS = 5;
  private static final List<LocalDate> DAYS = List.of(Calendar.LAST.minusYears(1), Calendar.LAST);

  private final Recipe recipe;
  private final Population population;

  Holdings(Recipe recipe, Population population) {
    this.recipe = recipe;
    this.population = population;
  }

  @Override
  public String folder() {
    return "holdings";
  }

  @Override
  public List<String> columns() {
    return List.of("holder_id", "issuer_id", "as_of", "stake_pct");
  }

  @Override
  public long units() {
    return (recipe.parties() + PARTIES_PER_ISSUER - 1) / PARTIES_PER_ISSUER;
  }

  @Override
  public long unitsPerFile() {
    return 50_000;
  }

  @Override
  public Stream<String[]> of(long unit) {
    long issuer = unit * PARTIES_PER_ISSUER;
    Draws draws = new Draws(recipe.seed(), "holding", issuer);
    Set<Long> holders = new HashSet<>(Set.of(issuer));
    List<String[]> records = new ArrayList<>();
    double left = 100;
    for (int i = draws.between(1, MOST_HOLDERS); i > 0; i--) {
      long holder = population.any(draws);
      double stake = left * (0.05 + 0.5 * draws.next());
      if (holders.add(holder)) {
        left -= stake;
        for (LocalDate day : DAYS) {
          // Stakes only grow, so the total of the earlier year stays below 100 as well.
          double then = day.equals(Calendar.LAST) ? stake : stake * (0.5 + 0.5 * draws.next());
          records.add(
              new String[] {
                population.id(holder), population.id(issuer), day.toString(), hundredths(then)
              });
        }
      }
    }
    return records.stream();
  }

  /** Truncated to two decimal places. */
  private static String hundredths(double value) {
    return BigDecimal.valueOf((long) (100 * value), 2).toPlainString();
  }
}
