package io.carousel.publish.database;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** A password that does not appear in any text. */
final class Password {
  private static final String MASK = "***";

  private final String text;

  private Password(String text) {
    this.text = text;
  }

  /**
   * The password from the place named in the settings; empty if they name none.
   *
   * @throws CarouselException ({@link Failure#USAGE}) if they name two places, or the password is
   *     missing there
   */
  static Optional<Password> find(Settings.Jdbc settings, Map<String, String> environment) {
    String variable = settings.passwordEnv();
    String file = settings.passwordFile();
    if (!variable.isEmpty() && !file.isEmpty()) {
      throw CarouselException.of(Failure.USAGE, "the database password is set in two places")
          .remedy("set publish.jdbc.password-env or publish.jdbc.password-file, not both");
    }
    if (!variable.isEmpty()) {
      return Optional.of(ofVariable(variable, environment));
    }
    return file.isEmpty() ? Optional.empty() : Optional.of(ofFile(file));
  }

  private static Password ofVariable(String variable, Map<String, String> environment) {
    String text = environment.getOrDefault(variable, "");
    if (text.isEmpty()) {
      throw CarouselException.of(Failure.USAGE, "no password in the environment variable")
          .value(variable)
          .at("publish.jdbc.password-env")
          .remedy("export it, or leave the setting empty");
    }
    return new Password(text);
  }

  private static Password ofFile(String file) {
    CarouselException failure =
        CarouselException.of(Failure.USAGE, "cannot read a password from the file")
            .value(file)
            .at("publish.jdbc.password-file")
            .remedy("check its path and permissions; its first line is the password");
    try {
      String first =
          Files.readString(Path.of(file), StandardCharsets.UTF_8).lines().findFirst().orElse("");
      if (first.isEmpty()) {
        throw failure;
      }
      return new Password(first);
    } catch (IOException | IllegalArgumentException e) {
      throw failure.causedBy(e);
    }
  }

  /** The password itself, only for the driver. */
  String reveal() {
    return text;
  }

  /** A driver's message, which might quote its address or its properties. */
  String mask(String message) {
    return message.replace(text, MASK);
  }

  /** The exception, or one like it that does not reveal the password. */
  SQLException mask(SQLException thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (String.valueOf(cause.getMessage()).contains(text)) {
        SQLException masked =
            new SQLException(
                mask(String.valueOf(thrown.getMessage())),
                thrown.getSQLState(),
                thrown.getErrorCode());
        masked.setStackTrace(thrown.getStackTrace());
        return masked;
      }
    }
    return thrown;
  }

  @Override
  public String toString() {
    return MASK;
  }
}
