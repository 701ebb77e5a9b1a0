package io.carousel.publish.database;

import io.carousel.table.ViewSpec;
import java.sql.SQLException;
import java.util.List;

/**
 * A transaction that publishes. Readers see all its changes at once when it commits; without that,
 * {@link #close} undoes them or, if it cannot, the database.
 */
interface Publication extends AutoCloseable {

  /**
   * Loads rows without touching the tables that readers see.
   *
   * @return their number
   * @throws UnreadableFilesException if reading the files of the rows has failed, and the
   *     transaction with it
   */
  long load(TableRows rows) throws SQLException;

  /**
   * Brings a table to its declaration and replaces its rows by those that were loaded.
   *
   * @param views those that {@link #replaceView} will create: they may be dropped if they are in
   *     the way
   */
  void replaceTable(TableRows rows, List<ViewSpec> views) throws SQLException;

  /**
   * Creates a view as declared, over the tables as they are now.
   *
   * @param views all of them in the order in which they are created
   */
  void replaceView(ViewSpec view, List<ViewSpec> views) throws SQLException;

  void commit() throws SQLException;

  /** Disconnects, which undoes what is not committed. */
  @Override
  void close() throws SQLException;
}
