package io.carousel.publish.database;

import java.sql.SQLException;

/** A database could not read the files of rows; the rows may still be loaded without them. */
final class UnreadableFilesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final SQLException refusal;

  UnreadableFilesException(SQLException refusal) {
    super(refusal);
    this.refusal = refusal;
  }

  /** The database's own error. */
  SQLException refusal() {
    return refusal;
  }
}
