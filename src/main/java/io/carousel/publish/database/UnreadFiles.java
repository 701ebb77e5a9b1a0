package io.carousel.publish.database;

import java.sql.SQLException;

/** Tells that a database did not manage to read the files of rows, which may come without them. */
final class UnreadFiles extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final SQLException refusal;

  UnreadFiles(SQLException refusal) {
    super(refusal);
    this.refusal = refusal;
  }

  /** What the database said. */
  SQLException refusal() {
    return refusal;
  }
}
