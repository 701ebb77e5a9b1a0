package io.carousel.publish.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.settings.Settings;
import io.carousel.table.ColumnType;
import io.carousel.table.TableSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may publish: addresses, users and passwords, the last of which are never shown. */
class DatabaseAccessTest {
  private static final Path UNUSED = Path.of("unused");
  private static final TableSpec TABLE =
      TableSpec.named("r.t", "T").key("id", ColumnType.LONG, "Id").build();

  @TempDir Path folder;

  private static Settings.Jdbc guarded(String url, String variable, String file) {
    return new Settings.Jdbc(url, TestServer.GUARDED, variable, file, 1);
  }

  private static CarouselException failure(Failure kind, Runnable runnable) {
    CarouselException thrown = catchThrowableOfType(CarouselException.class, runnable::run);
    assertThat(thrown).isNotNull();
    assertThat(thrown.failure()).isEqualTo(kind);
    assertThat(thrown.getMessage()).doesNotContain("\n");
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    assertThat(trace.toString()).doesNotContain(TestServer.PASSWORD);
    return thrown;
  }

  private static void publish(Settings.Jdbc settings, Map<String, String> environment) {
    DatabasePublisher.to(settings, UNUSED, environment)
        .publish(List.of(TestDatabase.whole(TABLE, new Object[] {1L})), List.of());
  }

  @Test
  void passwordOfEnvironmentOrFileOpens() throws SQLException, IOException {
    String url = TestServer.newDatabase();
    TestDatabase database = new TestDatabase(TestDatabase.Kind.POSTGRES, url);
    database.execute("GRANT CREATE ON DATABASE %s TO guarded".formatted(name(url)));
    publish(guarded(url, "PW", ""), Map.of("PW", TestServer.PASSWORD));
    Path file = Files.writeString(folder.resolve("pw"), TestServer.PASSWORD + "\r\nsecond line");
    publish(guarded(url, "", file.toString()), Map.of());
    assertThat(database.query("SELECT id FROM r.t")).containsExactly("1");
  }

  private static String name(String url) {
    return url.substring(url.lastIndexOf('/') + 1);
  }

  @Test
  void wrongPassword() throws SQLException {
    String url = TestServer.newDatabase();
    String wrong = TestServer.PASSWORD + "?";
    CarouselException thrown =
        failure(Failure.PUBLICATION, () -> publish(guarded(url, "PW", ""), Map.of("PW", wrong)));
    assertThat(thrown)
        .hasMessageStartingWith("cannot connect to the database: FATAL: password authentication")
        .hasMessageContaining("in postgresql://localhost:")
        .hasMessageContaining("check publish.jdbc.user, and publish.jdbc.password-env");
  }

  @Test
  void noPasswordWhereOneIsAskedFor() throws SQLException {
    String url = TestServer.newDatabase();
    assertThat(failure(Failure.PUBLICATION, () -> publish(guarded(url, "", ""), Map.of())))
        .hasMessageContaining("no password was provided")
        .hasMessageContaining("check publish.jdbc.user, and publish.jdbc.password-env");
  }

  @Test
  void userWithoutRights() throws SQLException {
    String url = TestServer.newDatabase();
    CarouselException thrown =
        failure(
            Failure.PUBLICATION,
            () -> publish(guarded(url, "PW", ""), Map.of("PW", TestServer.PASSWORD)));
    assertThat(thrown)
        .hasMessageStartingWith("cannot replace r.t: ERROR: permission denied for database")
        .hasMessageContaining("grant the user CREATE and TEMPORARY on the database");
  }

  @Test
  void databaseThatDoesNotExist() throws SQLException {
    String url = TestServer.newDatabase().replaceAll("[^/]+$", "nowhere");
    assertThat(
            failure(
                Failure.PUBLICATION,
                () -> publish(guarded(url, "PW", ""), Map.of("PW", TestServer.PASSWORD))))
        .hasMessageContaining("\"nowhere\" does not exist")
        .hasMessageEndingWith("create the database, or correct publish.jdbc.url");
  }

  @Test
  void serverThatDoesNotAnswer() throws IOException {
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    String url = "jdbc:postgresql://localhost:%d/x?sslpassword=unused".formatted(closed);
    assertThat(
            failure(
                Failure.PUBLICATION,
                () -> publish(guarded(url, "PW", ""), Map.of("PW", TestServer.PASSWORD))))
        .hasMessageStartingWith("cannot connect to the database: Connection to localhost:")
        .hasMessageEndingWith(
            "in postgresql://localhost:%d/x; check that the server runs, and publish.jdbc.url"
                .formatted(closed));
  }

  @Test
  void missingPasswordIsReportedBeforeAnyWork() throws IOException {
    String url = "jdbc:postgresql://localhost:1/x";
    assertThat(usage(guarded(url, "PW", ""), Map.of("pw", "x")))
        .hasMessageStartingWith("no password in the environment variable 'PW'");
    assertThat(usage(guarded(url, "PW", ""), Map.of("PW", "")))
        .hasMessageStartingWith("no password in the environment variable 'PW'");
    Path file = folder.resolve("pw");
    assertThat(usage(guarded(url, "", file.toString()), Map.of()))
        .hasMessageStartingWith("cannot read a password from the file '" + file + "'");
    Files.writeString(file, "\n" + TestServer.PASSWORD);
    assertThat(usage(guarded(url, "", file.toString()), Map.of()))
        .hasMessageStartingWith("cannot read a password from the file '" + file + "'");
    assertThat(usage(guarded(url, "PW", file.toString()), Map.of("PW", "x")))
        .hasMessageStartingWith("the database password is set in two places");
  }

  @Test
  void addressThatIsNoneIsNotRepeated() {
    for (String url :
        List.of(
            "jdbc:postgresql://guarded:%s@localhost/y".formatted(TestServer.PASSWORD),
            "jdbc:postgresql:/%s".formatted(TestServer.PASSWORD),
            "jdbc:mysql://localhost/%s".formatted(TestServer.PASSWORD))) {
      assertThat(usage(guarded(url, "", ""), Map.of()))
          .hasMessageStartingWith("the address of the database cannot be parsed");
    }
  }

  private static CarouselException usage(Settings.Jdbc settings, Map<String, String> environment) {
    return failure(Failure.USAGE, () -> DatabasePublisher.to(settings, UNUSED, environment));
  }

  @Test
  void passwordIsMaskedInWhatTheDriverSays() {
    Password password =
        Password.find(guarded("", "PW", ""), Map.of("PW", TestServer.PASSWORD)).orElseThrow();
    SQLException thrown =
        new SQLException(
            "driver failed", "08001", new IOException("with password=" + TestServer.PASSWORD));
    assertThat((Throwable) password.mask(thrown)).hasMessage("driver failed").hasNoCause();
    assertThat(password.mask(thrown).getSQLState()).isEqualTo("08001");
    assertThat(password.mask("a " + TestServer.PASSWORD)).isEqualTo("a ***");
    assertThat(password.toString()).isEqualTo("***");
    SQLException harmless = new SQLException("x");
    assertThat((Throwable) password.mask(harmless)).isSameAs(harmless);
  }
}
