package io.carousel.synthetic;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import java.io.Serializable;

/**
 * The size and kind of synthetic data. Equal recipes make equal records on any machine and with any
 * number of tasks.
 *
 * @param deals records of deals
 * @param parties parties that deal with each other
 * @param loops loops planted among the deals
 * @param tickers parties with share prices
 * @param years years of deals and prices, up to {@link Calendar#LAST}
 * @param errorShare chance of a deal or price record to get an error; planted deals get none
 * @param seed determines all draws
 */
public record Recipe(
    long deals, long parties, long loops, long tickers, int years, double errorShare, long seed)
    implements Serializable {
  private static final long MOST = 10_000_000_000L;

  /** Minimum number of deals per planted loop, so that legs do not crowd out other deals. */
  private static final long DEALS_PER_LOOP = 2L * PlantedLoops.LONGEST;

  /**
   * Checks the numbers.
   *
   * @throws CarouselException ({@link Failure#USAGE}) if one of them is out of range
   */
  public Recipe {
    check("--deals", deals, 1, MOST);
    check("--parties", parties, 2, MOST);
    check("--loops", loops, 0, deals / DEALS_PER_LOOP);
    check("--tickers", tickers, 0, parties);
    check("--years", years, 1, 100);
    if (!(errorShare >= 0 && errorShare <= 1)) {
      throw notAllowed("--dirty-share", errorShare, "a share from 0 to 1");
    }
  }

  /** The default number of parties for this many deals. */
  public static long defaultParties(long deals) {
    return Math.max(2, deals / 10);
  }

  /** The default number of planted loops. */
  public static long defaultLoops(long deals) {
    return Math.min((deals + 9_999) / 10_000, Math.max(0, deals) / DEALS_PER_LOOP);
  }

  /** The default number of parties with prices. */
  public static long defaultTickers(long parties) {
    return (parties + 99) / 100;
  }

  private static void check(String option, long value, long least, long most) {
    if (value < least || value > most) {
      throw notAllowed(option, value, "a whole number from " + least + " to " + most);
    }
  }

  private static CarouselException notAllowed(String option, Object value, String allowed) {
    return CarouselException.of(Failure.USAGE, "not allowed:")
        .value(value)
        .at(option)
        .allowed(allowed);
  }
}
