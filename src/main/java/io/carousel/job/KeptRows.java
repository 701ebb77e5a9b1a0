package io.carousel.job;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** Rows that a job keeps in memory, or on disk where memory ends, until it is done with them. */
public final class KeptRows {
  private final List<Dataset<Row>> kept = new ArrayList<>();

  /** These rows, computed once from now on. */
  public Dataset<Row> keep(Dataset<Row> rows) {
    Dataset<Row> persisted = rows.persist(StorageLevel.MEMORY_AND_DISK());
    kept.add(persisted);
    return persisted;
  }

  /** Lets all of them go, the youngest first. */
  public void release() {
    for (int i = kept.size() - 1; i >= 0; i--) {
      kept.get(i).unpersist();
    }
    kept.clear();
  }
}
