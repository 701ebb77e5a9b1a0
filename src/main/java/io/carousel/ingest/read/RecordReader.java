package io.carousel.ingest.read;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.carousel.schema.DatasetSpec;
import io.carousel.schema.FieldType;
import io.carousel.schema.InputColumn;
import io.carousel.table.SparkTypes;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Turns the fields of one record into a row: typed values, or the first column at fault and why.
 * What stands behind a fault is read all the same, for the rules that look at several columns.
 */
public final class RecordReader {
  private static final int CUT = 1_000;
  private static final char REPLACEMENT = '\uFFFD';

  /** Of which records the text is told. */
  public enum Texts {
    /** Few are rejected, and texts are longer than all values together. */
    OF_REJECTED,
    OF_ALL
  }

  private final DatasetSpec dataset;
  private final InputFile file;
  private final Texts texts;
  private final InputColumn[] columns;
  private final int[] positions;
  private final int width;
  private final StringWriter text = new StringWriter();
  private final CsvWriter textWriter = CsvWriter.builder().bufferSize(0).build(text);

  /**
   * @param file whose header tells the order of fields
   * @param texts which records' texts are in their rows
   */
  public RecordReader(DatasetSpec dataset, InputFile file, Texts texts) {
    this.dataset = dataset;
    this.file = file;
    this.texts = texts;
    this.columns = dataset.rowColumns().toArray(InputColumn[]::new);
    this.positions = dataset.rowColumns().stream().mapToInt(this::position).toArray();
    this.width = schema(dataset).length();
  }

  /** The dataset's columns, then the record's place and text, then what is wrong with it. */
  public static StructType schema(DatasetSpec dataset) {
    StructType schema = new StructType();
    for (InputColumn column : dataset.rowColumns()) {
      schema = schema.add(column.name(), SparkTypes.type(column.type().columnType()));
    }
    return schema
        .add(RecordColumns.FILE, DataTypes.StringType)
        .add(RecordColumns.LINE, DataTypes.LongType)
        .add(RecordColumns.RECORD, DataTypes.StringType)
        .add(RecordColumns.COLUMN, DataTypes.StringType)
        .add(RecordColumns.VALUE, DataTypes.StringType)
        .add(RecordColumns.REASON, DataTypes.StringType)
        .add(RecordColumns.FAULTS, DataTypes.StringType)
        .add(RecordColumns.IGNORED, DataTypes.StringType)
        .add(RecordColumns.BROKEN, DataTypes.StringType);
  }

  /** The row of a record that begins on this line. */
  public Row read(List<String> fields, long line) {
    return fields.size() == file.header().size()
        ? read(fields, line, () -> text(fields), Map.of(), null)
        : wrongWidth(fields, line, file.header().size());
  }

  /** The row of a record that has more or fewer fields than the header. */
  public Row wrongWidth(List<String> fields, long line, int expected) {
    return refused(
        line, text(fields), "has " + fields.size() + " fields where the header has " + expected);
  }

  /**
   * The row of a record.
   *
   * @param fields one for each column of the header; empty or null where it has none
   * @param record its text, made where it is told
   * @param faults reasons that the format has to refuse a column, by name
   * @param ignored the columns it has and the dataset has not; may be null
   */
  public Row read(
      List<String> fields,
      long line,
      Supplier<String> record,
      Map<String, String> faults,
      String ignored) {
    Object[] row = place(line);
    row[columns.length + 7] = ignored;
    StringBuilder atFault = new StringBuilder();
    int first = columns.length;
    for (int i = columns.length - 1; i >= 0; i--) {
      String field = positions[i] < 0 ? null : fields.get(positions[i]);
      String fault = faults.get(columns[i].name());
      try {
        row[i] = fault == null ? value(columns[i], field) : null;
      } catch (FieldType.BadField e) {
        fault = e.getMessage();
      }
      if (fault != null) {
        first = i;
        atFault.append(',').append(columns[i].name()).append(',');
        reject(row, columns[i].name(), field, fault);
      }
    }
    row[columns.length + 6] = atFault.length() == 0 ? null : atFault.toString();
    checkPeriods(row, first, fields);
    if (texts == Texts.OF_ALL || row[columns.length + 5] != null) {
      row[columns.length + 2] = cut(record.get());
    }
    return RowFactory.create(row);
  }

  /** The row of a record that is refused as a whole. */
  public Row refused(long line, String record, String reason) {
    Object[] row = place(line, record);
    reject(row, null, null, reason);
    return RowFactory.create(row);
  }

  /** The row of a record that is refused for one field, which need not be a column's. */
  public Row refused(long line, String record, String field, String value, String reason) {
    Object[] row = place(line, record);
    reject(row, field, value, reason);
    return RowFactory.create(row);
  }

  /** The row of a file that cannot be read further. */
  public Row broken(String why) {
    Object[] row = place(0, "");
    row[row.length - 1] = file.name() + ": " + why;
    reject(row, null, null, "the file cannot be read further");
    return RowFactory.create(row);
  }

  /** The text of a record of these fields. */
  public String text(List<String> fields) {
    text.getBuffer().setLength(0);
    textWriter.writeRecord(fields);
    return text.toString().stripTrailing();
  }

  private int position(InputColumn column) {
    boolean derivedFromFile = dataset.derived().contains(column) && file.format() != FileFormat.ECB;
    return derivedFromFile ? -1 : file.header().indexOf(column.name());
  }

  private Object[] place(long line) {
    Object[] row = new Object[width];
    row[columns.length] = file.name();
    row[columns.length + 1] = line;
    return row;
  }

  private Object[] place(long line, String record) {
    Object[] row = place(line);
    row[columns.length + 2] = cut(record);
    return row;
  }

  private static Object value(InputColumn column, String field) throws FieldType.BadField {
    String text = field == null || field.isBlank() ? column.otherwise() : field;
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

  /** Rejects a record whose last day comes before its first one, unless an earlier column is. */
  private void checkPeriods(Object[] row, int firstFault, List<String> fields) {
    for (DatasetSpec.Period period : dataset.periods()) {
      int from = dataset.columnNames().indexOf(period.first());
      int last = dataset.columnNames().indexOf(period.last());
      if (last < firstFault
          && row[from] instanceof LocalDate begin
          && row[last] instanceof LocalDate end
          && end.isBefore(begin)) {
        reject(row, period.last(), fields.get(positions[last]), "before " + period.first());
      }
    }
  }

  private void reject(Object[] row, String column, String value, String reason) {
    row[columns.length + 3] = column;
    row[columns.length + 4] = value == null ? null : cut(value);
    row[columns.length + 5] = reason;
  }

  private static String cut(String text) {
    if (text.length() <= CUT) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(CUT - 1)) ? CUT - 1 : CUT);
  }
}
