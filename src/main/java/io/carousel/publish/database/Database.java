package io.carousel.publish.database;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.settings.Settings;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/** A database that can be published to, of any kind. */
interface Database {
  /** The default remedy. */
  String PUBLISH_AGAIN = "remove the cause and publish again";

  /**
   * The database of the settings, without connecting to it.
   *
   * @throws CarouselException ({@link Failure#USAGE}) if the settings name no database, or a
   *     password that is missing
   */
  static Database of(Settings.Jdbc settings, Path duckDbFile, Map<String, String> environment) {
    String url = settings.url().isEmpty() ? DuckDbDatabase.SCHEME + duckDbFile : settings.url();
    if (url.startsWith(DuckDbDatabase.SCHEME)) {
      return DuckDbDatabase.at(url);
    }
    return PostgresDatabase.at(url, settings.user(), Password.find(settings, environment));
  }

  /** Its address without secrets. */
  String address();

  /**
   * Connects and begins a transaction that excludes other publishers.
   *
   * @param waitSeconds how long to wait for others
   */
  Publication open(int waitSeconds) throws SQLException;

  /** The driver's message, in one line without secrets. */
  String message(SQLException thrown);

  /** The remedy for the user. */
  String remedy(SQLException thrown);

  /** The exception without secrets. */
  SQLException cause(SQLException thrown);
}
