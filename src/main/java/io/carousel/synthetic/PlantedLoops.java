package io.carousel.synthetic;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Loops hidden among the deals: money goes from party to party, in large amounts and one deal after
 * another, until it returns to where it started. A search for loops should find all of them.
 */
final class PlantedLoops implements Records {
  private static final long serialVersionUID = 1L;

  /** Parties in the longest loop. */
  static final int LONGEST = 6;

  private static final int SHORTEST = 2;
  private static final double LEAST_DOLLARS = 50e6;
  private static final double MOST_DOLLARS = 20e9;
  private static final double TAIL_EXPONENT = 1.5;
  private static final int MOST_DAYS_BETWEEN = 90;

  private final Recipe recipe;
  private final Population population;
  private final Calendar calendar;

  /** Number of deals from the first leg of a loop to the first leg of the next one. */
  private final long spacing;

  PlantedLoops(Recipe recipe, Population population) {
    this.recipe = recipe;
    this.population = population;
    this.calendar = new Calendar(recipe.years());
    this.spacing = recipe.loops() == 0 ? recipe.deals() : recipe.deals() / recipe.loops();
  }

  /** A deal of a loop. */
  record Leg(long payer, long payee, long cents, LocalDate day, boolean capital) {}

  /** The leg of a deal; empty if it is not part of a loop. */
  Optional<Leg> leg(long deal) {
    return has(deal)
        ? Optional.of(legs(deal / spacing).get((int) (deal % spacing)))
        : Optional.empty();
  }

  /** Whether a deal is a leg of a loop. */
  boolean has(long deal) {
    long loop = deal / spacing;
    return loop < recipe.loops() && deal % spacing < length(loop);
  }

  private int length(long loop) {
    long length = SHORTEST + loop % (LONGEST - SHORTEST + 1);
    return (int) Math.min(length, recipe.parties());
  }

  private List<Leg> legs(long loop) {
    Draws draws = new Draws(recipe.seed(), "loop", loop);
    long[] members = members(loop, draws);
    double dollars = Math.min(MOST_DOLLARS, draws.heavyTailed(1.25 * LEAST_DOLLARS, TAIL_EXPONENT));
    int[] days = new int[members.length];
    for (int leg = 1; leg < days.length; leg++) {
      days[leg] = days[leg - 1] + draws.between(1, mostDaysBetween());
    }
    LocalDate first = calendar.growing(draws);
    LocalDate latest = Calendar.LAST.minusDays(days[days.length - 1]);
    LocalDate day = first.isAfter(latest) ? latest : first;
    boolean capital = draws.chance(0.7);
    List<Leg> legs = new ArrayList<>();
    for (int leg = 0; leg < members.length; leg++) {
      long cents = (long) (100 * dollars * (0.8 + 0.4 * draws.next()));
      long payee = members[(leg + 1) % members.length];
      legs.add(new Leg(members[leg], payee, cents, day.plusDays(days[leg]), capital && leg == 0));
    }
    return legs;
  }

  /** Few enough for a loop to close within the years of the data. */
  private int mostDaysBetween() {
    return Math.min(MOST_DAYS_BETWEEN, recipe.years() * 365 / (2 * LONGEST));
  }

  private long[] members(long loop, Draws draws) {
    long[] members = new long[length(loop)];
    for (int i = 0; i < members.length; i++) {
      long[] before = Arrays.copyOf(members, i);
      long member = population.any(draws);
      while (LongStream.of(before).anyMatch(Long.valueOf(member)::equals)) {
        member = (member + 1) % recipe.parties();
      }
      members[i] = member;
    }
    return members;
  }

  @Override
  public String folder() {
    return "truth/planted_loops";
  }

  @Override
  public List<String> columns() {
    return List.of("loop", "length", "path", "bottleneck", "first_on", "last_on", "deal_ids");
  }

  @Override
  public long units() {
    return recipe.loops();
  }

  @Override
  public long unitsPerFile() {
    return 100_000;
  }

  @Override
  public Stream<String[]> of(long loop) {
    List<Leg> legs = legs(loop);
    int smallest =
        IntStream.range(0, legs.size())
            .reduce((a, b) -> legs.get(b).payer() < legs.get(a).payer() ? b : a)
            .orElseThrow();
    List<String> path =
        IntStream.range(0, legs.size())
            .mapToObj(i -> population.id(legs.get((smallest + i) % legs.size()).payer()))
            .toList();
    List<String> deals =
        IntStream.range(0, legs.size())
            .mapToObj(i -> Deals.id(loop * spacing + (smallest + i) % legs.size()))
            .toList();
    long bottleneck = legs.stream().mapToLong(Leg::cents).min().orElseThrow();
    String[] record = {
      Long.toString(loop),
      Integer.toString(legs.size()),
      String.join(">", path),
      BigDecimal.valueOf(bottleneck, 2).toPlainString(),
      legs.get(0).day().toString(),
      legs.get(legs.size() - 1).day().toString(),
      String.join("|", deals)
    };
    return Stream.<String[]>of(record);
  }
}
