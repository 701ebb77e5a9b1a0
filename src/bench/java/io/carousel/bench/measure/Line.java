package io.carousel.bench.measure;

import java.util.List;

/**
 * A line of the table.
 *
 * @param work the work
 * @param input its input
 * @param carousel Carousel's figure
 * @param peerName the name of the peer; empty if there is none
 * @param peer the peer's figure; null if there is none
 * @param reach Carousel's target; null if there is none
 */
public record Line(
    String work, String input, Figure carousel, String peerName, Figure peer, Reach reach) {
  static final List<String> HEAD =
      List.of("work", "input", "Carousel", "peer", "the peer's", "ratio", "reach", "met");

  /** A figure of Carousel without a peer. */
  public static Line alone(String work, String input, Figure carousel, Reach reach) {
    return new Line(work, input, carousel, "", null, reach);
  }

  List<String> cells() {
    Reach shown = reach == null ? Reach.asFast(0) : reach;
    return List.of(
        work,
        input,
        carousel.toString(),
        peerName,
        peer == null ? "" : peer.toString(),
        shown.ratio(carousel, peer),
        reach == null ? "" : reach.inWords(carousel.unit()),
        reach == null ? "" : reach.verdict(carousel, peer));
  }
}
