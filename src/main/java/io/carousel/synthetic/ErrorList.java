package io.carousel.synthetic;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/** The injected errors of a dataset, one record each: the errors its checks should find. */
final class ErrorList implements Records {
  private static final long serialVersionUID = 1L;

  private static final long FEWER_FILES = 10;

  private final String dataset;
  private final ArrayList<String> key;
  private final long units;
  private final long unitsPerFile;
  private final Faults faults;

  /** The records about the errors in a unit: {@link InjectedErrors.Fault#of}. */
  @FunctionalInterface
  interface Faults extends LongFunction<Stream<String[]>>, Serializable {}

  /**
   * @param key the two columns that identify a record
   */
  ErrorList(Records records, List<String> key, Faults faults) {
    this.key = new ArrayList<>(key);
    this.dataset = records.folder();
    this.units = records.units();
    this.unitsPerFile = FEWER_FILES * records.unitsPerFile();
    this.faults = faults;
  }

  @Override
  public String folder() {
    return "truth/dirty_" + dataset;
  }

  @Override
  public List<String> columns() {
    return Stream.concat(key.stream(), Stream.of("column", "value", "outcome")).toList();
  }

  @Override
  public long units() {
    return units;
  }

  @Override
  public long unitsPerFile() {
    return unitsPerFile;
  }

  @Override
  public Stream<String[]> of(long unit) {
    return faults.apply(unit);
  }
}
