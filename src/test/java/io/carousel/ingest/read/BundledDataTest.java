package io.carousel.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.carousel.schema.DatasetSpec;
import io.carousel.schema.Datasets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class BundledDataTest {
  private static final Configuration HADOOP = new Configuration();

  static List<DatasetSpec> datasets() {
    InputFolder bundled = InputFolder.open(Optional.empty(), HADOOP);
    return Datasets.ALL.stream().filter(dataset -> !bundled.of(dataset).isEmpty()).toList();
  }

  @ParameterizedTest
  @MethodSource("datasets")
  void isReadWithoutARejectedRecord(DatasetSpec dataset) throws IOException {
    StructType schema = RecordReader.schema(dataset);
    List<String> rejected = new ArrayList<>();
    int records = 0;
    for (InputFile file : InputFolder.open(Optional.empty(), HADOOP).of(dataset)) {
      try (FileRecords rows = FileRecords.open(dataset, file, HADOOP, RecordReader.Texts.OF_ALL)) {
        while (rows.hasNext()) {
          Row row = rows.next();
          records++;
          if (!row.isNullAt(schema.fieldIndex(RecordColumns.REASON))) {
            rejected.add(row.toString());
          }
        }
      }
    }
    assertThat(rejected).isEmpty();
    assertThat(records).isPositive();
  }

  @ParameterizedTest
  @MethodSource("datasets")
  void hasOnlyColumnsThatAreRead(DatasetSpec dataset) {
    for (InputFile file : InputFolder.open(Optional.empty(), HADOOP).of(dataset)) {
      assertThat(dataset.columnNames()).containsAll(file.header());
    }
  }
}
