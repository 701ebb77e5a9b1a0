package io.carousel.publish.database;

import io.carousel.table.ViewSpec;
import java.sql.SQLException;
import java.util.List;

/**
 * A transaction that publishes. Readers see all its changes at once when it commits; otherwise
 * {@link #close} rolls them back or, if it cannot, the database does.
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
   * Alters a table to match its declaration and replaces its rows with those that were loaded.
   *
   * @param views the views that {@link #replaceView} will create: they may be dropped if necessary
   */
  void replaceTable(TableRows rows, List<ViewSpec> views) throws SQLException;

  /**
   * Creates a view as declared, over the new tables.
   *
   * @param views all views, in the order in which they are created
   */
  void replaceView(ViewSpec view, List<ViewSpec> views) throws SQLException;

  void commit() throws SQLException;

  /** Disconnects, which rolls back uncommitted changes. */
  @Override
  void close() throws SQLException;
}
