package io.carousel.synthetic;

import java.io.Serializable;
import java.util.Optional;

/**
 * Who deals with whom. Parties are numbered from 0. Each belongs to a community of about a hundred
 * and has a rank in it; both determine how often it deals, by heavy-tailed draws. Each party also
 * has a tier in the economy. Money mostly flows from lower to higher tiers, so flows in the other
 * direction are the exception.
 */
final class Population implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final long PER_COMMUNITY = 100;
  private static final double COMMUNITY_EXPONENT = 0.5;
  private static final double RANK_EXPONENT = 0.6;
  private static final double WITHIN_COMMUNITY = 0.8;
  private static final double AGAINST_THE_STREAM = 0.1;

  private static final String CONSONANTS = "bdfgklmnprstvz";
  private static final String VOWELS = "aeiou";
  private static final long SYLLABLES = (long) CONSONANTS.length() * VOWELS.length();

  private final Recipe recipe;
  private final long communities;
  private final int idDigits;

  Population(Recipe recipe) {
    this.recipe = recipe;
    this.communities = Math.max(1, recipe.parties() / PER_COMMUNITY);
    this.idDigits = Long.toString(recipe.parties() - 1).length();
  }

  /** Two different parties. */
  record Pair(long payer, long payee) {}

  /** A random party; busy parties are more likely. */
  long any(Draws draws) {
    return inCommunity(draws.rank(communities, COMMUNITY_EXPONENT), draws);
  }

  /** Who pays whom in a deal. */
  Pair pair(Draws draws) {
    long one = any(draws);
    long other =
        draws.chance(WITHIN_COMMUNITY) ? inCommunity(one % communities, draws) : any(draws);
    if (other == one) {
      other = (one + 1) % recipe.parties();
    }
    boolean stream = tier(one) <= tier(other);
    return stream == draws.chance(AGAINST_THE_STREAM) ? new Pair(other, one) : new Pair(one, other);
  }

  private long inCommunity(long community, Draws draws) {
    long members = (recipe.parties() - community + communities - 1) / communities;
    return draws.rank(members, RANK_EXPONENT) * communities + community;
  }

  /** The tier of a party, from 0 to 1. */
  private double tier(long party) {
    return new Draws(recipe.seed(), "tier", party).next();
  }

  /**
   * The party that controls this one: of the same community and a smaller rank. The first has none.
   */
  Optional<Long> parent(long party, Draws draws) {
    long rank = party / communities;
    return rank == 0
        ? Optional.empty()
        : Optional.of(draws.below(rank) * communities + party % communities);
  }

  /** Whether a party has share prices: the first ones do. */
  boolean listed(long party) {
    return party < recipe.tickers();
  }

  /** The id of a party; all have the same length, so they sort like the numbers. */
  String id(long party) {
    String number = Long.toString(party);
    return "p" + "0".repeat(idDigits - number.length()) + number;
  }

  /** The ticker of a listed party, different from all other tickers and names. */
  String ticker(long party) {
    StringBuilder letters = new StringBuilder();
    for (long rest = party; letters.length() < 4 || rest > 0; rest /= 26) {
      letters.insert(0, (char) ('A' + rest % 26));
    }
    return letters.toString();
  }

  /** A unique name: syllables that spell the scrambled number of the party. */
  String name(long party) {
    long words = SYLLABLES * SYLLABLES * SYLLABLES;
    while (words < recipe.parties()) {
      words *= SYLLABLES;
    }
    // 48,271 is not divisible by 2, 5 or 7, so it is coprime to the number of words.
    long scrambled = Math.floorMod(party * 48_271 + 12_345, words);
    StringBuilder word = new StringBuilder();
    for (long rest = scrambled, left = words; left > 1; left /= SYLLABLES, rest /= SYLLABLES) {
      int syllable = (int) (rest % SYLLABLES);
      word.append(CONSONANTS.charAt(syllable / VOWELS.length()));
      word.append(VOWELS.charAt(syllable % VOWELS.length()));
    }
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
