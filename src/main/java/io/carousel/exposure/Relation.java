package io.carousel.exposure;

import java.util.List;
import java.util.Locale;

/** Rows that queries read by a name: those of a {@link Source} or of another {@link Query}. */
sealed interface Relation permits Source, Query {
  /** The name of the constant. */
  String name();

  /** The relations its rows are computed from. */
  List<Relation> inputs();

  /** Its name in SQL. */
  default String sqlName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
