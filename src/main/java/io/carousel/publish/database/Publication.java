package io.carousel.publish.database;

import io.carousel.table.ViewSpec;
import java.sql.SQLException;
import java.util.List;

/**
 * A transaction that publishes. Readers see what it did all at once when it commits; what it did
 * without that is undone by {@link #close} or, if it cannot, by the database.
 */
interface Publication extends AutoCloseable {

  /**
   * Takes rows in without touching the tables that readers see.
   *
   * @return how many
   * @throws UnreadFiles if reading the files of the rows has failed, and the transaction with it
   */
  long load(TableRows rows) throws SQLException;

  /**
   * Makes a table as it is declared and replaces its rows by those that were loaded.
   *
   * @param views those that {@link #replaceView} is going to make: they may be taken away if they
   *     are in the way
   */
  void replaceTable(TableRows rows, List<ViewSpec> views) throws SQLException;

  /**
   * Makes a view as it is declared, over tables as they are now.
   *
   * @param views all of them in the order in which they are made, as before
   */
  void replaceView(ViewSpec view, List<ViewSpec> views) throws SQLException;

  void commit() throws SQLException;

  /** Leaves the database, which undoes what is not committed. */
  @Override
  void close() throws SQLException;
}
