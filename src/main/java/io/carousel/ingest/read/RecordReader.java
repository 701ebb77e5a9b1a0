package io.carousel.ingest.read;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.carousel.ingest.read.FieldParser.BadField;
import io.carousel.schema.DatasetSpec;
import io.carousel.schema.InputColumn;
import io.carousel.schema.RejectReason;
import io.carousel.table.SparkTypes;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Turns the fields of one record into a row: typed values, or the first column at fault and the
 * reason. The columns after a fault are still read, for the rules that use several columns.
 */
public final class RecordReader {
  private static final int CUT = 1_000;
  private static final char REPLACEMENT = '\uFFFD';
  private static final DataType TEXT_LIST = DataTypes.createArrayType(DataTypes.StringType);

  // The places of the RecordColumns after the dataset's own columns.
  private static final int FILE = 0;
  private static final int LINE = 1;
  private static final int RECORD = 2;
  private static final int COLUMN = 3;
  private static final int VALUE = 4;
  private static final int REASON = 5;
  private static final int ATTRIBUTES = 6;
  private static final int FAULTS = 7;
  private static final int IGNORED = 8;
  private static final int BROKEN = 9;
  private static final int OWN_COLUMNS = 10;

  /** Which records keep their text. */
  public enum Texts {
    /** Few records are rejected, and a text is longer than all values together. */
    OF_REJECTED,
    OF_ALL
  }

  private final DatasetSpec dataset;
  private final InputFile file;
  private final Texts texts;
  private final InputColumn[] columns;
  private final int[] positions;
  private final StringWriter text = new StringWriter();
  private final CsvWriter textWriter = CsvWriter.builder().bufferSize(0).build(text);

  /**
   * @param file its header gives the order of fields
   * @param texts which records keep their text
   */
  public RecordReader(DatasetSpec dataset, InputFile file, Texts texts) {
    this.dataset = dataset;
    this.file = file;
    this.texts = texts;
    this.columns = dataset.rowColumns().toArray(InputColumn[]::new);
    this.positions = dataset.rowColumns().stream().mapToInt(this::position).toArray();
  }

  /** The dataset's columns, then the record's place and text, then its error. */
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
        .add(RecordColumns.ATTRIBUTES, TEXT_LIST)
        .add(RecordColumns.FAULTS, TEXT_LIST)
        .add(RecordColumns.IGNORED, TEXT_LIST)
        .add(RecordColumns.BROKEN, DataTypes.StringType);
  }

  /** The row of a record that begins on this line. */
  Row read(List<String> fields, long line) {
    return fields.size() == file.header().size()
        ? read(fields, line, () -> text(fields), Map.of(), null)
        : wrongWidth(fields, line, file.header().size());
  }

  /** The row of a record that has more or fewer fields than the header. */
  Row wrongWidth(List<String> fields, long line, int expected) {
    return refused(line, text(fields), Fault.of(RejectReason.WRONG_WIDTH, fields.size(), expected));
  }

  /**
   * The row of a record.
   *
   * @param fields one for each column of the header; empty or null if it has no value
   * @param record its text, created if it is stored
   * @param faults the faults found by the format, by column name
   * @param ignored the fields without a column; may be null
   */
  Row read(
      List<String> fields,
      long line,
      Supplier<String> record,
      Map<String, Fault> faults,
      List<String> ignored) {
    Object[] row = place(line);
    set(row, IGNORED, ignored);
    Deque<String> atFault = new ArrayDeque<>();
    int first = columns.length;
    for (int i = columns.length - 1; i >= 0; i--) {
      String field = positions[i] < 0 ? null : fields.get(positions[i]);
      Fault fault = faults.get(columns[i].name());
      try {
        row[i] = fault == null ? value(columns[i], field) : null;
      } catch (BadField e) {
        fault = e.fault();
      }
      if (fault != null) {
        first = i;
        atFault.push(columns[i].name());
        reject(row, columns[i].name(), field, fault);
      }
    }
    set(row, FAULTS, atFault.isEmpty() ? null : List.copyOf(atFault));
    checkPeriods(row, first, fields);
    if (texts == Texts.OF_ALL || row[columns.length + REASON] != null) {
      set(row, RECORD, cut(record.get()));
    }
    return RowFactory.create(row);
  }

  /** The row of a record that is rejected as a whole. */
  Row refused(long line, String record, Fault fault) {
    return refused(line, record, null, null, fault);
  }

  /** The row of a record that is rejected for one field, which may have no column. */
  Row refused(long line, String record, String field, String value, Fault fault) {
    Object[] row = place(line);
    set(row, RECORD, cut(record));
    reject(row, field, value, fault);
    return RowFactory.create(row);
  }

  /** The row of a file that cannot be read further. */
  Row broken(String why) {
    Object[] row = place(0);
    set(row, RECORD, "");
    set(row, BROKEN, file.name() + ": " + why);
    reject(row, null, null, Fault.of(RejectReason.UNREADABLE_FILE));
    return RowFactory.create(row);
  }

  /** The text of a record of these fields. */
  String text(List<String> fields) {
    text.getBuffer().setLength(0);
    textWriter.writeRecord(fields);
    return text.toString().stripTrailing();
  }

  private int position(InputColumn column) {
    boolean derivedFromFile = dataset.derived().contains(column) && file.format() != FileFormat.ECB;
    return derivedFromFile ? -1 : file.header().indexOf(column.name());
  }

  private Object[] place(long line) {
    Object[] row = new Object[columns.length + OWN_COLUMNS];
    set(row, FILE, file.name());
    set(row, LINE, line);
    return row;
  }

  private void set(Object[] row, int column, Object value) {
    row[columns.length + column] = value;
  }

  private static Object value(InputColumn column, String field) throws BadField {
    String text = field == null || field.isBlank() ? column.otherwise() : field;
    if (text == null) {
      if (column.required()) {
        throw new BadField(RejectReason.EMPTY);
      }
      return null;
    }
    if (text.indexOf(REPLACEMENT) >= 0) {
      throw new BadField(RejectReason.NOT_UTF8);
    }
    if (!column.allowed().isEmpty() && !column.allowed().contains(text)) {
      throw new BadField(RejectReason.NOT_ALLOWED, String.join(", ", column.allowed()));
    }
    return FieldParser.parse(column.type(), text);
  }

  /**
   * Rejects a record whose last day is before its first day, unless an earlier column is at fault.
   */
  private void checkPeriods(Object[] row, int firstFault, List<String> fields) {
    for (DatasetSpec.Period period : dataset.periods()) {
      int from = dataset.columnNames().indexOf(period.first());
      int last = dataset.columnNames().indexOf(period.last());
      if (last < firstFault
          && row[from] instanceof LocalDate begin
          && row[last] instanceof LocalDate end
          && end.isBefore(begin)) {
        Fault fault = Fault.of(RejectReason.BEFORE_START, period.first());
        reject(row, period.last(), fields.get(positions[last]), fault);
      }
    }
  }

  private void reject(Object[] row, String column, String value, Fault fault) {
    set(row, COLUMN, column);
    set(row, VALUE, value == null ? null : cut(value));
    set(row, REASON, fault.reason().name());
    set(row, ATTRIBUTES, fault.attributes());
  }

  private static String cut(String text) {
    if (text.length() <= CUT) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(CUT - 1)) ? CUT - 1 : CUT);
  }
}
