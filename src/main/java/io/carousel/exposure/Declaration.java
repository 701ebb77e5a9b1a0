package io.carousel.exposure;

import io.carousel.table.TableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a {@link Query} declares.
 *
 * @param inputs what it reads, and may read
 * @param table the table that its rows are; empty for a step on the way to one
 * @param missing the inputs that rows of the table may lack, as reported in {@code
 *     ops.data_quality}
 * @param kernel what computes it; empty for the SQL resource that has its name
 * @param kept whether its rows are computed once and kept; else they are computed each time that
 *     they are read, which is cheaper for a simple selection of kept rows
 */
record Declaration(
    List<Relation> inputs,
    Optional<TableSpec> table,
    List<MissingInput> missing,
    Optional<Kernel> kernel,
    boolean kept) {

  static Declaration reads(Relation... inputs) {
    return new Declaration(
        List.of(inputs), Optional.empty(), List.of(), Optional.empty(), /* kept= */ true);
  }

  Declaration makes(TableSpec made) {
    return new Declaration(inputs, Optional.of(made), missing, kernel, kept);
  }

  Declaration reports(String reason, String condition) {
    List<MissingInput> all = new ArrayList<>(missing);
    all.add(new MissingInput(reason, condition));
    return new Declaration(inputs, table, List.copyOf(all), kernel, kept);
  }

  Declaration by(Kernel computing) {
    return new Declaration(inputs, table, missing, Optional.of(computing), kept);
  }

  Declaration notKept() {
    return new Declaration(inputs, table, missing, kernel, /* kept= */ false);
  }
}
