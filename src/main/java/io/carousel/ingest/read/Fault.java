package io.carousel.ingest.read;

import io.carousel.schema.RejectReason;
import java.util.List;

/**
 * What is wrong with a field or record.
 *
 * @param attributes those of the reason
 */
public record Fault(RejectReason reason, List<String> attributes) {
  public static Fault of(RejectReason reason, Object... attributes) {
    return new Fault(reason, List.of(attributes).stream().map(String::valueOf).toList());
  }

  /** In English. */
  public String text() {
    return reason.text(attributes);
  }
}
