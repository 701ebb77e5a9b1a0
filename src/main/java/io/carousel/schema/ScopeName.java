package io.carousel.schema;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.error.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * A graph to measure on any date: {@code BASIS/LAYERS/LEVEL}, such as {@code announced/all/party}.
 */
public record ScopeName(Basis basis, Layers layers, Level level) {

  /** Which deals count, and how much of each; {@code basis.BasisRule} defines them. */
  public enum Basis {
    /** Headline amounts of deals announced, signed or closed. */
    ANNOUNCED("announced", 0),
    /** Amounts of deals signed or closed. */
    CONTRACTED("contracted", 0),
    /**
     * Amounts that signed or closed deals have paid by the date, as recorded or else as scheduled.
     */
    PAID("paid", 0),
    /** Amounts that announced deals are scheduled to pay in the 12 months after the as-of date. */
    DUE_12M("due-12m", 12),
    /** Amounts that announced deals are scheduled to pay in the 60 months after the as-of date. */
    DUE_60M("due-60m", 60);

    private final String text;
    private final int months;

    Basis(String text, int months) {
      this.text = text;
      this.months = months;
    }

    /** The number of months after the as-of date that it covers; empty if it looks back. */
    public OptionalInt months() {
      return months == 0 ? OptionalInt.empty() : OptionalInt.of(months);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** Which instruments count. */
  public enum Layers {
    /** Cash: capital and trade. */
    ALL("all"),
    /** Cash, and warrants and grants of shares. */
    IN_KIND("in-kind"),
    /** All of these, and guarantees. */
    CONTINGENT("contingent"),
    /** Equity, debt, cash grants, and payments on them. */
    CAPITAL("capital"),
    /** Purchases, cloud, leases and revenue shares. */
    TRADE("trade");

    private final String text;

    Layers(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** The nodes of the graph. */
  public enum Level {
    /** Parties. */
    PARTY("party"),
    /** Groups: all parties below one ultimate parent. */
    GROUP("group");

    private final String text;

    Level(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * Reads {@code BASIS/LAYERS/LEVEL}.
   *
   * @throws CarouselException if a part is missing or unknown, naming those allowed
   */
  public static ScopeName parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 3) {
      throw CarouselException.of(Failure.USAGE, "not a scope:")
          .value(text)
          .at("flows.scopes")
          .allowed("BASIS/LAYERS/LEVEL such as announced/all/party");
    }
    return new ScopeName(
        part(text, parts[0], Basis.values(), Basis::toString),
        part(text, parts[1], Layers.values(), Layers::toString),
        part(text, parts[2], Level.values(), Level::toString));
  }

  @Override
  public String toString() {
    return basis + "/" + layers + "/" + level;
  }

  private static <T> T part(String scope, String given, T[] known, Function<T, String> name) {
    List<String> names = Arrays.stream(known).map(name).toList();
    int index = names.indexOf(given);
    if (index < 0) {
      throw CarouselException.of(Failure.USAGE, "unknown part")
          .value(given)
          .at("the scope '" + scope + "' of flows.scopes")
          .allowed(String.join(", ", names))
          .remedy(Nearest.remedy(given, names, "see the comments of the settings file"));
    }
    return known[index];
  }
}
