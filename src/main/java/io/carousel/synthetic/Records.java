package io.carousel.synthetic;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

/** The records of one file or folder of synthetic data. They are made in units, in any order. */
interface Records extends Serializable {
  /** Where they belong: the folder below the output folder. */
  String folder();

  /** What their fields are called. */
  List<String> columns();

  /** How many units there are. */
  long units();

  /** Units that fill a file of some ten megabytes. */
  long unitsPerFile();

  /** The records of a unit, their fields in the order of the columns, null for empty. */
  Stream<String[]> of(long unit);
}
