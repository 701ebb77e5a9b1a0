package io.carousel.publish.database;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.table.TableSpec;
import java.util.Locale;
import java.util.Optional;

/** The kind of object behind a name in a database. */
enum ObjectKind {
  TABLE,
  VIEW,
  OTHER;

  /**
   * Checks that the object with this name may be replaced.
   *
   * @param found empty if there is no object
   * @return whether there is one
   * @throws CarouselException ({@link Failure#PUBLICATION}) if it is an object of another kind
   */
  boolean isThere(Optional<ObjectKind> found, TableSpec named, String address) {
    if (found.isPresent() && found.get() != this) {
      throw CarouselException.of(
              Failure.PUBLICATION,
              "another object has the name of a published %s:".formatted(word()))
          .value(named)
          .at(address)
          .remedy("rename or drop it; it does not belong to Carousel");
    }
    return found.isPresent();
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
