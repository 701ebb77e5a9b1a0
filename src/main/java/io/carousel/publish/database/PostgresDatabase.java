package io.carousel.publish.database;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** A PostgreSQL server's database. */
final class PostgresDatabase implements Database {
  private static final String LOGIN =
      "check publish.jdbc.user, and publish.jdbc.password-env or publish.jdbc.password-file";

  private final String url;
  private final Properties properties;
  private final String address;
  private final Optional<Password> password;

  private PostgresDatabase(
      String url, Properties properties, String address, Optional<Password> password) {
    this.url = url;
    this.properties = properties;
    this.address = address;
    this.password = password;
  }

  static PostgresDatabase at(String url, String user, Optional<Password> password) {
    // With an @ it may contain a password, which the driver would log as an invalid port.
    Properties parsed =
        url.split("\\?", 2)[0].contains("@") ? null : Driver.parseURL(url, new Properties());
    if (parsed == null) {
      // Not repeated for the same reason.
      throw CarouselException.of(Failure.USAGE, "the address of the database cannot be parsed")
          .at("publish.jdbc.url")
          .allowed("jdbc:postgresql://HOST:PORT/DATABASE or jdbc:duckdb:FILE");
    }
    Properties properties = new Properties();
    PGProperty.APPLICATION_NAME.set(properties, "carousel");
    PGProperty.TCP_KEEP_ALIVE.set(properties, true);
    if (!user.isEmpty()) {
      PGProperty.USER.set(properties, user);
    }
    password.ifPresent(p -> PGProperty.PASSWORD.set(properties, p.reveal()));
    return new PostgresDatabase(url, properties, address(parsed), password);
  }

  private static String address(Properties parsed) {
    return "postgresql://%s:%s/%s"
        .formatted(
            PGProperty.PG_HOST.getOrDefault(parsed),
            PGProperty.PG_PORT.getOrDefault(parsed),
            PGProperty.PG_DBNAME.getOrDefault(parsed));
  }

  @Override
  public String address() {
    return address;
  }

  @Override
  public Publication open(int waitSeconds) throws SQLException {
    Connection connection = new Driver().connect(url, properties);
    try {
      connection.setAutoCommit(false);
      // Independent of the user's default: a publisher that waited must see the other's commit.
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      return PostgresPublication.begin(connection, waitSeconds, address);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public String message(SQLException thrown) {
    String line =
        String.valueOf(thrown.getMessage())
            .strip()
            .replaceAll("\\s*\\R\\s*", "; ")
            .replaceAll("\\.$", "");
    return password.map(p -> p.mask(line)).orElse(line);
  }

  @Override
  public SQLException cause(SQLException thrown) {
    return password.map(p -> p.mask(thrown)).orElse(thrown);
  }

  @Override
  public String remedy(SQLException thrown) {
    String state = String.valueOf(thrown.getSQLState());
    return switch (state) {
      case "55P03", "40P01" ->
          "another publisher or transaction holds it: try again later, or raise"
              + " publish.jdbc.wait-seconds";
      case "42501" ->
          "grant the user CREATE and TEMPORARY on the database, and rights on the published tables";
      // The driver's own state if the server asks for a password and there is none.
      case "08004" -> LOGIN;
      case "3D000" -> "create the database, or correct publish.jdbc.url";
      case "0A000", "2BP01" -> "drop the objects that depend on it, publish, and create them again";
      case "23505" -> "rows with the same key: the key may have changed, or the input repeats it";
      case "42804", "42846" ->
          "a column's type has changed and its values cannot be converted: drop the table";
      default -> remedyOfClass(state.substring(0, Math.min(2, state.length())));
    };
  }

  private static String remedyOfClass(String stateClass) {
    return switch (stateClass) {
      case "08" -> "check that the server runs, and publish.jdbc.url";
      case "28" -> LOGIN;
      case "22" ->
          "older rows do not fit the declared type: correct or delete them, or drop the table";
      case "53" -> "make room on the server, or raise its limits, and publish again";
      default -> PUBLISH_AGAIN;
    };
  }
}
