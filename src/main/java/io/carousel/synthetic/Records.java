package io.carousel.synthetic;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

/** The records of one folder of synthetic data. They are made in units, in any order. */
interface Records extends Serializable {
  /** The folder for them, relative to the output folder. */
  String folder();

  /** The names of the fields. */
  List<String> columns();

  /** The number of units. */
  long units();

  /** The number of units that fill a file of some ten megabytes. */
  long unitsPerFile();

  /** The records of a unit: fields in the order of the columns, null for empty. */
  Stream<String[]> of(long unit);
}
