package io.carousel.ingest;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.carousel.table.SparkTypes;
import java.io.StringWriter;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Turns the fields of one record into a row: typed values, or the first column at fault and why.
 */
final class RecordReader {
  static final String FILE = "_file";
  static final String LINE = "_line";
  static final String RECORD = "_record";
  static final String COLUMN = "_column";
  static final String VALUE = "_value";
  static final String REASON = "_reason";

  /** Column that tells why the rest of the file cannot be read; null in all other rows. */
  static final String BROKEN = "_broken";

  private static final int CUT = 1_000;
  private static final char REPLACEMENT = '\uFFFD';

  private final DatasetSpec dataset;
  private final InputFile file;
  private final int[] positions;
  private final StringWriter text = new StringWriter();
  private final CsvWriter textWriter = CsvWriter.builder().bufferSize(0).build(text);

  RecordReader(DatasetSpec dataset, InputFile file) {
    this.dataset = dataset;
    this.file = file;
    this.positions =
        dataset.columns().stream().mapToInt(c -> file.header().indexOf(c.name())).toArray();
  }

  /** The dataset's columns, then the record's place and text, then what is wrong with it. */
  static StructType schema(DatasetSpec dataset) {
    StructType schema = new StructType();
    for (InputColumn column : dataset.columns()) {
      schema = schema.add(column.name(), SparkTypes.type(column.type().columnType()));
    }
    return schema
        .add(FILE, DataTypes.StringType)
        .add(LINE, DataTypes.LongType)
        .add(RECORD, DataTypes.StringType)
        .add(COLUMN, DataTypes.StringType)
        .add(VALUE, DataTypes.StringType)
        .add(REASON, DataTypes.StringType)
        .add(BROKEN, DataTypes.StringType);
  }

  /** The row of a record that begins on this line. */
  Row read(List<String> fields, long line) {
    if (fields.size() != file.header().size()) {
      return refused(
          fields,
          line,
          "has " + fields.size() + " fields where the header has " + file.header().size());
    }
    int columns = dataset.columns().size();
    Object[] row = place(fields, line);
    for (int i = 0; i < columns; i++) {
      InputColumn column = dataset.columns().get(i);
      String field = positions[i] < 0 ? "" : fields.get(positions[i]);
      try {
        row[i] = value(column, field);
      } catch (FieldType.BadField e) {
        return rejected(row, column.name(), cut(field), e.getMessage());
      }
    }
    return RowFactory.create(row);
  }

  /** The row of a record that is refused as a whole. */
  Row refused(List<String> fields, long line, String reason) {
    return rejected(place(fields, line), null, null, reason);
  }

  /** The row of a file that cannot be read further. */
  Row broken(String why) {
    Object[] row = place(List.of(), 0);
    row[row.length - 1] = file.name() + ": " + why;
    return rejected(row, null, null, "the file cannot be read further");
  }

  private Object[] place(List<String> fields, long line) {
    int columns = dataset.columns().size();
    Object[] row = new Object[columns + 7];
    row[columns] = file.name();
    row[columns + 1] = line;
    row[columns + 2] = cut(text(fields));
    return row;
  }

  private static Object value(InputColumn column, String field) throws FieldType.BadField {
    String text = field.isBlank() ? column.otherwise() : field;
    if (text == null) {
      if (column.required()) {
        throw new FieldType.BadField("empty");
      }
      return null;
    }
    if (text.indexOf(REPLACEMENT) >= 0) {
      throw new FieldType.BadField("not valid UTF-8");
    }
    if (!column.allowed().isEmpty() && !column.allowed().contains(text)) {
      throw new FieldType.BadField("none of " + String.join(", ", column.allowed()));
    }
    return column.type().parse(text);
  }

  private Row rejected(Object[] row, String column, String value, String reason) {
    int columns = dataset.columns().size();
    row[columns + 3] = column;
    row[columns + 4] = value;
    row[columns + 5] = reason;
    return RowFactory.create(row);
  }

  private String text(List<String> fields) {
    text.getBuffer().setLength(0);
    textWriter.writeRecord(fields);
    return text.toString().stripTrailing();
  }

  private static String cut(String text) {
    if (text.length() <= CUT) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(CUT - 1)) ? CUT - 1 : CUT);
  }
}
