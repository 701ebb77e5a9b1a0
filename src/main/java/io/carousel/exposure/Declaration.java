package io.carousel.exposure;

import io.carousel.table.TableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The declaration of a {@link Query}.
 *
 * @param inputs the relations it reads
 * @param table the table of its rows; empty for an intermediate step
 * @param missing the inputs that may be missing for rows of the table, as reported in {@code
 *     ops.data_quality}
 * @param kernel the kernel that computes it; empty for the SQL resource with its name
 * @param kept whether its rows are computed once and cached; otherwise they are computed each time
 *     they are read, which is cheaper for a simple selection of cached rows
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
