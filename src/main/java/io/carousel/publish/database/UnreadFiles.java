package io.carousel.publish.database;

/** Tells that a database did not manage to read the files of rows, which may come without them. */
final class UnreadFiles extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadFiles(Exception cause) {
    super(cause);
  }
}
