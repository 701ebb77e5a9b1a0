package io.carousel.publish.database;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.settings.Settings;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/** A database that can be published to. What differs between kinds of them is behind this. */
interface Database {
  /** The remedy where there is no better one. */
  String PUBLISH_AGAIN = "remove the cause and publish again";

  /**
   * The database that the settings name; it is not connected to.
   *
   * @throws CarouselException ({@link Failure#USAGE}) if they name none, or a password that is not
   *     there
   */
  static Database of(Settings.Jdbc settings, Path duckDbFile, Map<String, String> environment) {
    String url = settings.url().isEmpty() ? DuckDbDatabase.SCHEME + duckDbFile : settings.url();
    if (url.startsWith(DuckDbDatabase.SCHEME)) {
      return DuckDbDatabase.at(url);
    }
    return PostgresDatabase.at(url, settings.user(), Password.find(settings, environment));
  }

  /** Where it is, without anything secret. */
  String address();

  /**
   * Connects and begins, alone among publishers.
   *
   * @param waitSeconds how long to wait for others
   */
  Publication open(int waitSeconds) throws SQLException;

  /** What the driver says, in one line without anything secret. */
  String told(SQLException thrown);

  /** What a user may do about it. */
  String remedy(SQLException thrown);

  /** The exception, without anything secret. */
  SQLException cause(SQLException thrown);
}
