package io.carousel.ingest.read;

import io.carousel.schema.RejectReason;
import java.util.List;

/**
 * The error of a field or record.
 *
 * @param attributes the attributes of the reason
 */
record Fault(RejectReason reason, List<String> attributes) {
  static Fault of(RejectReason reason, Object... attributes) {
    return new Fault(reason, List.of(attributes).stream().map(String::valueOf).toList());
  }

  /** In English. */
  String text() {
    return reason.text(attributes);
  }
}
