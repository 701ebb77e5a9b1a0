package io.carousel.publish.database;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.settings.Settings;
import io.carousel.table.ViewSpec;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Copies tables and views to a database in one transaction: readers see all of them in the old
 * state or all in the new one. Existing tables are altered to match their declarations; additions
 * by others, such as columns, indexes and grants, stay.
 */
public final class DatabasePublisher {
  private final Database database;
  private final int waitSeconds;

  private DatabasePublisher(Database database, int waitSeconds) {
    this.database = database;
    this.waitSeconds = waitSeconds;
  }

  /**
   * A publisher to the database of the settings. It does not connect yet, but checks the settings
   * and reads the password, so mistakes are found before any work.
   *
   * @param duckDbFile the database file if the settings have no address
   * @throws CarouselException ({@link Failure#USAGE}) if the address is invalid, or the password is
   *     missing
   */
  public static DatabasePublisher to(Settings.Jdbc settings, Path duckDbFile) {
    return to(settings, duckDbFile, System.getenv());
  }

  static DatabasePublisher to(
      Settings.Jdbc settings, Path duckDbFile, Map<String, String> environment) {
    return new DatabasePublisher(
        Database.of(settings, duckDbFile, environment), settings.waitSeconds());
  }

  /**
   * The result of publishing.
   *
   * @param rows of all tables
   * @param where the address, without secrets
   * @param unread the reason why the database could not read the files of the rows, if it tried
   */
  public record Summary(int tables, int views, long rows, String where, Optional<String> unread) {

    /** The result of publishing in the usual way. */
    Summary(int tables, int views, long rows, String where) {
      this(tables, views, rows, where, Optional.empty());
    }
  }

  /** The target of publishing, without secrets. */
  public String where() {
    return database.address();
  }

  /**
   * Publishes tables, each at most once, and views.
   *
   * @param views each view after those in its query
   * @throws CarouselException ({@link Failure#PUBLICATION}) if the database cannot be reached, is
   *     kept busy by others for longer than the settings allow, or rejects it. Then nothing has
   *     changed, unless the connection was lost at the very end. Exceptions thrown by the rows are
   *     passed on; then nothing has changed either
   */
  public Summary publish(List<TableRows> tables, List<ViewSpec> views) {
    requireDistinct(tables);
    try {
      return inOneTransaction(tables, views, Optional.empty());
    } catch (UnreadableFilesException e) {
      // Nothing has changed. Spark can read files that only DuckDB rejects, or it reports the
      // error.
      List<TableRows> rows = tables.stream().map(TableRows::withoutFiles).toList();
      try {
        return inOneTransaction(rows, views, Optional.of(database.message(e.refusal())));
      } catch (RuntimeException second) {
        second.addSuppressed(e);
        throw second;
      }
    }
  }

  private Summary inOneTransaction(
      List<TableRows> tables, List<ViewSpec> views, Optional<String> unread) {
    try (Publication publication =
        get("connect to the database", () -> database.open(waitSeconds))) {
      long rows = 0;
      for (TableRows table : tables) {
        rows += get("load " + table.table(), () -> publication.load(table));
      }
      for (TableRows table : tables) {
        run("replace " + table.table(), () -> publication.replaceTable(table, views));
      }
      for (ViewSpec view : views) {
        run("replace " + view.fullName(), () -> publication.replaceView(view, views));
      }
      run("commit", publication::commit);
      return new Summary(tables.size(), views.size(), rows, where(), unread);
    } catch (SQLException e) {
      throw failure("leave the database", e);
    }
  }

  private static void requireDistinct(List<TableRows> tables) {
    Set<String> names = new HashSet<>();
    for (TableRows rows : tables) {
      if (!names.add(rows.table().fullName())) {
        throw new IllegalArgumentException(rows.table() + " is given twice");
      }
    }
  }

  private interface Step {
    void run() throws SQLException;
  }

  private interface Source<T> {
    T get() throws SQLException;
  }

  private void run(String doing, Step step) {
    get(
        doing,
        () -> {
          step.run();
          return doing;
        });
  }

  private <T> T get(String doing, Source<T> step) {
    try {
      return step.get();
    } catch (SQLException e) {
      throw failure(doing, e);
    }
  }

  private CarouselException failure(String doing, SQLException thrown) {
    return CarouselException.of(
            Failure.PUBLICATION, "cannot %s: %s".formatted(doing, database.message(thrown)))
        .at(where())
        .remedy(database.remedy(thrown))
        .causedBy(database.cause(thrown));
  }
}
