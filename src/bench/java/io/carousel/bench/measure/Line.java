package io.carousel.bench.measure;

import java.util.List;

/**
 * A line of the table.
 *
 * @param work what was done
 * @param input on what
 * @param carousel what Carousel came to
 * @param peerName whose figure stands beside; empty for nobody
 * @param peer the peer's figure; null for none
 * @param reach how far Carousel is meant to get; null where nothing is
 */
public record Line(
    String work, String input, Figure carousel, String peerName, Figure peer, Reach reach) {
  static final List<String> HEAD =
      List.of("work", "input", "Carousel", "peer", "the peer's", "ratio", "reach", "met");

  /** A figure of Carousel's that stands alone. */
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
        reach == null ? "" : reach.told(carousel.unit()),
        reach == null ? "" : reach.verdict(carousel, peer));
  }
}
