package io.carousel.synthetic;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Draws which records of a dataset get an error, and which error. */
final class InjectedErrors implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Placeholder for a misspelt party name. */
  static final String MISSPELT = "(misspelt)";

  private final Recipe recipe;
  private final String kind;
  private final List<Fault> faults;

  /**
   * @param faults the errors to choose from; the last one is a repeat
   */
  InjectedErrors(Recipe recipe, String dataset, List<Fault> faults) {
    this.recipe = recipe;
    this.kind =
        "dirt of " + dataset; // This text is a seed: a different text would change the data.
    this.faults = faults;
  }

  /** The outcome of a record with an error in ingest. */
  enum Outcome {
    REJECTED,
    REPEATED,
    UNRESOLVED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * An error.
   *
   * @param column the column with the error; null if the whole record repeats the one before
   * @param value the wrong value; null for none
   */
  record Fault(String column, String value, Outcome outcome) implements Serializable {
    /** The same error with another value. */
    Fault with(String other) {
      return new Fault(column, other, outcome);
    }

    /** The record of this error in the list of errors, for the record with this two-column key. */
    String[] of(String first, String second) {
      return new String[] {first, second, column, value, outcome.word()};
    }
  }

  /** Whether a record gets an error. */
  boolean has(long number) {
    return draws(number).chance(recipe.errorShare());
  }

  /**
   * The error of a record, if it gets one.
   *
   * @param follows whether another record comes before it; it repeats that record only if that
   *     record has no error
   */
  Optional<Fault> of(long number, boolean follows) {
    Draws draws = draws(number);
    if (!draws.chance(recipe.errorShare())) {
      return Optional.empty();
    }
    int kinds = follows && !has(number - 1) ? faults.size() : faults.size() - 1;
    return Optional.of(faults.get((int) draws.below(kinds)));
  }

  private Draws draws(long number) {
    return new Draws(recipe.seed(), kind, number);
  }

  /** A name that no party has: its second letter is added in front. */
  static String misspelt(String name) {
    return name.substring(1, 2).toUpperCase(Locale.ROOT) + name.toLowerCase(Locale.ROOT);
  }
}
