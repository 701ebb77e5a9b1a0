package io.carousel.synthetic;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which records something is wrong with, and what. */
final class InjectedErrors implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Stands for the name of a party with a mistake in it. */
  static final String MISSPELT = "(misspelt)";

  private final Recipe recipe;
  private final String kind;
  private final List<Fault> faults;

  /**
   * @param faults of which the last is a repeat
   */
  InjectedErrors(Recipe recipe, String dataset, List<Fault> faults) {
    this.recipe = recipe;
    this.kind = "dirt of " + dataset;
    this.faults = faults;
  }

  /** What becomes of a dirty record when it is read. */
  enum Outcome {
    REJECTED,
    REPEATED,
    UNRESOLVED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What is wrong.
   *
   * @param column the column at fault; null where the whole record repeats the one before
   * @param value what stands there instead
   */
  record Fault(String column, String value, Outcome outcome) implements Serializable {
    /** The same fault with another value. */
    Fault with(String other) {
      return new Fault(column, other, outcome);
    }

    /** A line about the record of this key, which has two columns. */
    String[] of(String first, String second) {
      return new String[] {first, second, column, value, outcome.word()};
    }
  }

  /** Whether something is to be wrong with a record. */
  boolean has(long number) {
    return draws(number).chance(recipe.dirtyShare());
  }

  /**
   * What is to be wrong with a record, if anything is.
   *
   * @param follows whether there is a record before it, which it repeats only if that is clean
   */
  Optional<Fault> of(long number, boolean follows) {
    Draws draws = draws(number);
    if (!draws.chance(recipe.dirtyShare())) {
      return Optional.empty();
    }
    int kinds = follows && !has(number - 1) ? faults.size() : faults.size() - 1;
    return Optional.of(faults.get((int) draws.below(kinds)));
  }

  private Draws draws(long number) {
    return new Draws(recipe.seed(), kind, number);
  }

  /** A name that no party has: its second letter stands in front as well. */
  static String misspelt(String name) {
    return name.substring(1, 2).toUpperCase(Locale.ROOT) + name.toLowerCase(Locale.ROOT);
  }
}
