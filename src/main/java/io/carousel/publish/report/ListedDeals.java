package io.carousel.publish.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The deals that the report lists if there is no room for all: the largest of each edge and leg
 * first, those of the leading scope before those of others.
 *
 * @param keys the deals, as {@link Report.Deal#key}
 */
record ListedDeals(Set<String> keys) {

  /**
   * Selects them.
   *
   * @param networks the leading scope's first
   * @param limit the most deals to list
   */
  static ListedDeals of(List<Report.Network> networks, List<Report.Loop> loops, int limit) {
    List<List<String>> wishes = new ArrayList<>();
    networks.stream().limit(1).forEach(network -> add(wishes, network));
    loops.forEach(loop -> loop.legs().forEach(leg -> wishes.add(leg.dealKeys())));
    networks.stream().skip(1).forEach(network -> add(wishes, network));
    Set<String> keys = new LinkedHashSet<>();
    int longest = wishes.stream().mapToInt(List::size).max().orElse(0);
    for (int place = 0; place < longest; place++) {
      for (List<String> wish : wishes) {
        if (keys.size() < limit && place < wish.size()) {
          keys.add(wish.get(place));
        }
      }
    }
    return new ListedDeals(keys);
  }

  private static void add(List<List<String>> wishes, Report.Network network) {
    network.edges().forEach(edge -> wishes.add(edge.dealKeys()));
  }

  /** The networks; other deals are only counted. */
  List<Report.Network> in(List<Report.Network> networks) {
    return networks.stream()
        .map(
            network ->
                new Report.Network(
                    network.scopeId(),
                    network.edges().stream().map(this::of).toList(),
                    network.largestGroup(),
                    network.foldedParties(),
                    network.foldedEdges()))
        .toList();
  }

  /** The loops; other deals are only counted. */
  List<Report.Loop> inLoops(List<Report.Loop> loops) {
    return loops.stream()
        .map(
            loop ->
                new Report.Loop(
                    loop.scopeId(),
                    loop.view(),
                    loop.loopId(),
                    loop.rank(),
                    loop.kind(),
                    loop.path(),
                    loop.bottleneck(),
                    loop.closureDays(),
                    loop.deals(),
                    loop.legs().stream().map(this::of).toList()))
        .toList();
  }

  private Report.Edge of(Report.Edge edge) {
    List<String> listed = listed(edge.dealKeys());
    return new Report.Edge(
        edge.payerId(),
        edge.payeeId(),
        edge.layer(),
        edge.amount(),
        edge.circular(),
        edge.unknownAmounts(),
        listed,
        edge.moreDeals() + edge.dealKeys().size() - listed.size());
  }

  private Report.Leg of(Report.Leg leg) {
    List<String> listed = listed(leg.dealKeys());
    return new Report.Leg(
        leg.payerId(),
        leg.payeeId(),
        leg.amount(),
        listed,
        leg.moreDeals() + leg.dealKeys().size() - listed.size());
  }

  private List<String> listed(List<String> wish) {
    return wish.stream().filter(keys::contains).toList();
  }
}
