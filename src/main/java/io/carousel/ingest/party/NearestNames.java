package io.carousel.ingest.party;

import io.carousel.schema.Utf8Order;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeSet;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/**
 * Finds the known names nearest to a reference that nobody knows, to propose whom it may mean.
 *
 * <p>Names are compared by their {@linkplain PartyNames#key keys}. Those that share most trigrams,
 * by the Dice coefficient, are candidates; they are ranked by their Jaro-Winkler similarity to the
 * reference, which forgives swapped letters and favours a common beginning, and proposed from
 * {@value #SIMILAR} on. A name that shares no trigram is never proposed.
 *
 * <p>Three bounds keep what a reference costs from growing with the number of names:
 *
 * <ul>
 *   <li>Of a key only the first {@value #LONGEST} characters count.
 *   <li>The names of a trigram are read from the rarest trigram on, {@value #MOST_READ} in all;
 *       trigrams that many names have are cut off, after their shortest names, or not read.
 *   <li>Only the {@value #CANDIDATES} best candidates are ranked.
 * </ul>
 *
 * With no more than {@value #CANDIDATES} names, none too long, every name is compared. With more, a
 * near one may be missed if nearly all that it shares with the reference is shared by thousands.
 *
 * <p>Immutable, so several threads may share it. Neither the order in which names are given nor how
 * often changes an answer.
 */
public final class NearestNames {
  /** The least Jaro-Winkler similarity of names worth a proposal; 1 is equal, 0 nothing alike. */
  public static final double SIMILAR = 0.85;

  /** Characters of a key that count. */
  public static final int LONGEST = 200;

  /** Entries of the trigram index that are read for one reference. */
  public static final int MOST_READ = 16_384;

  /** Keys that are ranked for one reference. */
  public static final int CANDIDATES = 48;

  private static final JaroWinklerSimilarity SIMILARITY = new JaroWinklerSimilarity();

  private static final Comparator<String> SHORTEST_FIRST =
      Comparator.comparingInt(String::length).thenComparing(Utf8Order.INSTANCE);

  private static final Comparator<Candidate> WORST_FIRST =
      Comparator.comparingDouble(Candidate::dice)
          .thenComparing(Candidate::key, Comparator.reverseOrder());

  private static final Comparator<Map.Entry<String, Double>> BEST_FIRST =
      Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
          .thenComparing(Map.Entry::getKey, Utf8Order.INSTANCE);

  /**
   * A spelling under which a party is known.
   *
   * @param name its name, an alias, its id or its ticker
   * @param partyId the party
   */
  public record Named(String name, String partyId) {}

  private record Candidate(int key, double dice) {
    boolean isWorseThan(int otherKey, double otherDice) {
      return dice < otherDice || (dice == otherDice && key > otherKey);
    }
  }

  /** Distinct keys, the shortest first; below, a key is the place of one in here. */
  private final String[] keys;

  /** The parties of each key, in {@link Utf8Order}. */
  private final List<List<String>> parties;

  private final TrigramIndex index;

  /**
   * @param names the known spellings, none of them null; those without a letter or digit are never
   *     proposed
   */
  public NearestNames(Collection<Named> names) {
    Map<String, TreeSet<String>> byKey = new HashMap<>();
    for (Named named : names) {
      byKey
          .computeIfAbsent(compared(named.name()), key -> new TreeSet<>(Utf8Order.INSTANCE))
          .add(named.partyId());
    }
    byKey.remove("");
    keys = byKey.keySet().toArray(String[]::new);
    Arrays.sort(keys, SHORTEST_FIRST);
    parties = Arrays.stream(keys).map(key -> List.copyOf(byKey.get(key))).toList();
    index = new TrigramIndex(keys);
  }

  private static String compared(String name) {
    String key = PartyNames.key(name);
    return key.length() > LONGEST ? key.substring(0, LONGEST) : key;
  }

  /**
   * The distinct ids of the parties with the most similar names, best first, ties by {@link
   * Utf8Order} of the ids. Empty if no name is similar, or the reference has no letter or digit.
   *
   * @param reference any spelling, not null
   * @param most how many at most, not negative
   */
  public List<String> nearest(String reference, int most) {
    String key = compared(reference);
    Map<String, Double> similarities = new HashMap<>();
    for (Candidate candidate : candidates(key)) {
      double similarity = SIMILARITY.apply(key, keys[candidate.key()]);
      if (similarity >= SIMILAR) {
        // Of parties with the same name no more than the first few can be among the best.
        parties.get(candidate.key()).stream()
            .limit(most)
            .forEach(party -> similarities.merge(party, similarity, Math::max));
      }
    }
    return similarities.entrySet().stream()
        .sorted(BEST_FIRST)
        .limit(most)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The keys with the highest Dice coefficients, among equals the first. */
  private Collection<Candidate> candidates(String reference) {
    long[] trigrams = TrigramIndex.trigrams(reference);
    Tally shared = index.keysWith(trigrams);
    PriorityQueue<Candidate> best = new PriorityQueue<>(CANDIDATES, WORST_FIRST);
    for (int slot = 0; slot < shared.times.length; slot++) {
      if (shared.times[slot] > 0) {
        int key = shared.keys[slot];
        double dice = 2.0 * shared.times[slot] / (trigrams.length + index.sizes[key]);
        if (best.size() < CANDIDATES) {
          best.add(new Candidate(key, dice));
        } else if (best.element().isWorseThan(key, dice)) {
          best.remove();
          best.add(new Candidate(key, dice));
        }
      }
    }
    return best;
  }

  /** Which keys have which trigram, in arrays: the keys of trigram i are at starts[i] and on. */
  private static final class TrigramIndex {
    private final long[] trigrams;
    private final int[] starts;
    private final int[] keysOfTrigrams;
    private final int[] sizes;

    TrigramIndex(String[] keys) {
      sizes = new int[keys.length];
      for (int key = 0; key < keys.length; key++) {
        sizes[key] = trigrams(keys[key]).length;
      }
      long[] all = new long[Arrays.stream(sizes).sum()];
      int filled = 0;
      for (String key : keys) {
        for (long trigram : trigrams(key)) {
          all[filled++] = trigram;
        }
      }
      Arrays.sort(all);
      trigrams = Arrays.stream(all).distinct().toArray();
      starts = new int[trigrams.length + 1];
      for (long trigram : all) {
        starts[Arrays.binarySearch(trigrams, trigram) + 1]++;
      }
      Arrays.parallelPrefix(starts, Integer::sum);
      keysOfTrigrams = new int[all.length];
      fill(keys);
    }

    private void fill(String[] keys) {
      int[] next = starts.clone();
      for (int key = 0; key < keys.length; key++) {
        for (long trigram : trigrams(keys[key])) {
          keysOfTrigrams[next[Arrays.binarySearch(trigrams, trigram)]++] = key;
        }
      }
    }

    /**
     * The distinct trigrams of a key, in order; none of an empty one. Two spaces before it make a
     * trigram of its first letter alone, which may be all that a swap of letters leaves to "tmsc".
     */
    static long[] trigrams(String key) {
      String padded = "  " + key + " ";
      long[] trigrams = new long[key.isEmpty() ? 0 : key.length() + 1];
      for (int i = 0; i < trigrams.length; i++) {
        trigrams[i] =
            (long) padded.charAt(i) << 32 | padded.charAt(i + 1) << 16 | padded.charAt(i + 2);
      }
      return Arrays.stream(trigrams).sorted().distinct().toArray();
    }

    /** The keys that have these trigrams, each with how many of those that are read. */
    Tally keysWith(long[] wanted) {
      int[] rarestFirst =
          Arrays.stream(wanted)
              .mapToInt(trigram -> Arrays.binarySearch(trigrams, trigram))
              .filter(found -> found >= 0)
              .boxed()
              .sorted(Comparator.comparingInt(this::frequency))
              .mapToInt(Integer::intValue)
              .toArray();
      long entries = Arrays.stream(rarestFirst).mapToLong(this::frequency).sum();
      int left = (int) Math.min(entries, MOST_READ);
      Tally tally = new Tally(left);
      for (int trigram : rarestFirst) {
        int start = starts[trigram];
        int some = Math.min(frequency(trigram), left);
        for (int i = start; i < start + some; i++) {
          tally.add(keysOfTrigrams[i]);
        }
        left -= some;
      }
      return tally;
    }

    private int frequency(int trigram) {
      return starts[trigram + 1] - starts[trigram];
    }
  }

  /** Counts how often a key is added: a hash table with open addressing, at most half full. */
  private static final class Tally {
    private final int[] keys;
    private final int[] times;
    private final int mask;

    Tally(int most) {
      mask = 4 * Integer.highestOneBit(Math.max(1, most)) - 1;
      keys = new int[mask + 1];
      times = new int[mask + 1];
    }

    void add(int key) {
      int slot = ((key * 0x9E3779B9) >>> 15) & mask;
      while (times[slot] > 0 && keys[slot] != key) {
        slot = (slot + 1) & mask;
      }
      keys[slot] = key;
      times[slot]++;
    }
  }
}
