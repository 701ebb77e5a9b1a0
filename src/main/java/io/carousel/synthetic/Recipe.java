package io.carousel.synthetic;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import java.io.Serializable;

/**
 * What synthetic data is to be like. Equal recipes make equal records, wherever and by however many
 * tasks they are made.
 *
 * @param deals records of deals
 * @param parties parties that deal with each other
 * @param loops loops that are planted among the deals
 * @param tickers parties with share prices
 * @param years years up to {@link Calendar#LAST} that deals and prices are from
 * @param dirtyShare share of deal and price records that something is wrong with, but planted ones
 * @param seed what all draws follow from
 */
public record Recipe(
    long deals, long parties, long loops, long tickers, int years, double dirtyShare, long seed)
    implements Serializable {
  private static final long MOST = 10_000_000_000L;

  /** Deals per planted loop, at least, so that legs do not crowd out everything else. */
  private static final long DEALS_PER_LOOP = 2L * PlantedLoops.LONGEST;

  /**
   * Checks the numbers.
   *
   * @throws CarouselException ({@link Failure#USAGE}) if one of them cannot be
   */
  public Recipe {
    check("--deals", deals, 1, MOST);
    check("--parties", parties, 2, MOST);
    check("--loops", loops, 0, deals / DEALS_PER_LOOP);
    check("--tickers", tickers, 0, parties);
    check("--years", years, 1, 100);
    if (!(dirtyShare >= 0 && dirtyShare <= 1)) {
      throw notAllowed("--dirty-share", dirtyShare, "a share from 0 to 1");
    }
  }

  /** The parties of so many deals unless another number is asked for. */
  public static long defaultParties(long deals) {
    return Math.max(2, deals / 10);
  }

  /** The loops that are planted unless another number is asked for. */
  public static long defaultLoops(long deals) {
    return Math.min((deals + 9_999) / 10_000, Math.max(0, deals) / DEALS_PER_LOOP);
  }

  /** The parties with prices unless another number is asked for. */
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
