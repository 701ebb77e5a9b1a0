package io.carousel.graph.kernel.ownership;

import io.carousel.schema.Utf8Order;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The ultimate parent of each party: where its chain of direct parents ends.
 *
 * <p>A party has at most one direct parent. The links therefore form trees, except if owners own
 * each other in a cycle, which does not happen in real groups but occurs in reported data. The
 * links of a cycle are not followed: every party in a cycle is its own ultimate parent, and a chain
 * that leads into a cycle ends at the first party of the cycle it reaches. A party that is its own
 * parent is a cycle of one.
 *
 * <p>The result depends on the links alone, not on the order of the map, and does not reference the
 * map. Queries may name any party: without a known parent it is its own ultimate parent, at depth
 * 0.
 *
 * <p>Each link is followed once, on an explicit path instead of recursion, so the length of a chain
 * is bounded by memory only. O(n) time and memory for n links: three integers and one map entry a
 * party, and one integer more while building. A query about one party takes constant time.
 */
public final class UltimateParents {
  /** The depth of a party that no chain has reached yet. */
  private static final int UNSEEN = -1;

  /** The depth of a party on the chain being followed. */
  private static final int ON_PATH = -2;

  /** Children from 0, then the parents that are not children. */
  private final Map<String, Integer> numbers;

  private final String[] ids;

  /** The direct parent of each child. */
  private final int[] parents;

  private final int[] ultimates;
  private final int[] depths;

  private UltimateParents(Map<String, Integer> numbers, int[] parents) {
    this.numbers = numbers;
    this.parents = parents;
    this.ids = new String[numbers.size()];
    this.ultimates = new int[ids.length];
    this.depths = new int[ids.length];
    numbers.forEach((id, number) -> ids[number] = id);
  }

  /**
   * Follows the links.
   *
   * @param parents the direct parent of each party that has one; may be empty
   * @throws NullPointerException if a child or a parent is null
   */
  public static UltimateParents of(Map<String, String> parents) {
    Map<String, Integer> numbers = new HashMap<>();
    for (String child : parents.keySet()) {
      numbers.put(Objects.requireNonNull(child, "a child's id is null"), numbers.size());
    }
    int[] links = new int[parents.size()];
    parents.forEach((child, parent) -> links[numbers.get(child)] = number(child, parent, numbers));
    UltimateParents result = new UltimateParents(numbers, links);
    result.settleAll();
    return result;
  }

  /** The ultimate parent of a party; the party itself if it has no parent or is in a cycle. */
  public String of(String party) {
    Integer number = find(party);
    return number == null ? party : ids[ultimates[number]];
  }

  /** The number of links from a party to its ultimate parent; 0 if it is its own. */
  public int depth(String party) {
    Integer number = find(party);
    return number == null ? 0 : depths[number];
  }

  /** Whether the links from a party lead back to it, even directly. */
  public boolean inCycle(String party) {
    Integer number = find(party);
    return number != null && isCyclic(number);
  }

  /** The parties with a parent, in {@linkplain Utf8Order UTF-8 order}. Sorts them at each call. */
  public List<String> children() {
    String[] children = Arrays.copyOf(ids, parents.length);
    Arrays.sort(children, Utf8Order.INSTANCE);
    return Collections.unmodifiableList(Arrays.asList(children));
  }

  /**
   * Each cycle once: from its smallest id in {@linkplain Utf8Order UTF-8 order} along the links, so
   * that each party is followed by its parent and the last one's parent is the first. Ordered by
   * their first ids; empty if there is none. Sorts the parties in cycles at each call.
   */
  public List<List<String>> cycles() {
    List<String> members = new ArrayList<>();
    for (int child = 0; child < parents.length; child++) {
      if (isCyclic(child)) {
        members.add(ids[child]);
      }
    }
    members.sort(Utf8Order.INSTANCE);
    Set<String> listed = new HashSet<>();
    List<List<String>> cycles = new ArrayList<>();
    for (String member : members) {
      if (!listed.contains(member)) {
        List<String> cycle = cycleFrom(member);
        listed.addAll(cycle);
        cycles.add(cycle);
      }
    }
    return Collections.unmodifiableList(cycles);
  }

  private List<String> cycleFrom(String first) {
    List<String> cycle = new ArrayList<>();
    int start = numbers.get(first);
    int party = start;
    do {
      cycle.add(ids[party]);
      party = parents[party];
    } while (party != start);
    return Collections.unmodifiableList(cycle);
  }

  private static int number(String child, String parent, Map<String, Integer> numbers) {
    if (parent == null) {
      throw new NullPointerException(
          String.format("The parent of '%s' is null; leave out a party without a parent", child));
    }
    Integer known = numbers.putIfAbsent(parent, numbers.size());
    return known == null ? numbers.size() - 1 : known;
  }

  private Integer find(String party) {
    return numbers.get(Objects.requireNonNull(party, "party"));
  }

  /** A child whose link is not followed: only the links of cycles are not. */
  private boolean isCyclic(int party) {
    return party < parents.length && depths[party] == 0;
  }

  private void settleAll() {
    Arrays.setAll(ultimates, party -> party);
    Arrays.fill(depths, 0, parents.length, UNSEEN);
    int[] path = new int[parents.length];
    for (int child = 0; child < parents.length; child++) {
      settle(child, path);
    }
  }

  /** Follows the links from a party until its depth is known; the path is overwritten. */
  private void settle(int start, int[] path) {
    int length = 0;
    int party = start;
    while (depths[party] == UNSEEN) {
      depths[party] = ON_PATH;
      path[length++] = party;
      party = parents[party];
    }
    // The path met itself: all of it from this party on is a cycle.
    while (depths[party] == ON_PATH) {
      depths[path[--length]] = 0;
    }
    while (length > 0) {
      int child = path[--length];
      depths[child] = depths[parents[child]] + 1;
      ultimates[child] = ultimates[parents[child]];
    }
  }
}
