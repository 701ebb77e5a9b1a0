package io.carousel.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.error.Nearest;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** The forms in which rows are printed. */
enum RowPrinter {
  /** Aligned text, cut at a thousand rows. */
  TABLE {
    @Override
    void print(Dataset<Row> rows, PrintWriter out, PrintWriter err) {
      List<Row> first = rows.takeAsList(PRINTED_ROWS + 1);
      List<List<String>> cells = new ArrayList<>();
      first.stream().limit(PRINTED_ROWS).forEach(row -> cells.add(cells(row)));
      Set<Integer> numbers = new HashSet<>();
      StructType schema = rows.schema();
      for (int i = 0; i < schema.size(); i++) {
        if (schema.fields()[i].dataType() instanceof NumericType) {
          numbers.add(i);
        }
      }
      TextTable.print(out, List.of(schema.fieldNames()), cells, numbers);
      if (first.size() > PRINTED_ROWS) {
        err.println("… more rows; --format csv or json prints all");
        err.flush();
      }
    }
  },
  /**
   * RFC 4180 with a header, but lines end as on Unix; nulls are empty, and text that a spreadsheet
   * would read as a formula is prefixed with an apostrophe.
   */
  CSV {
    @Override
    void print(Dataset<Row> rows, PrintWriter out, PrintWriter err) {
      CsvWriter csv = CsvWriter.builder().bufferSize(0).lineDelimiter(LineDelimiter.LF).build(out);
      csv.writeRecord(
          Arrays.stream(rows.schema().fieldNames()).map(SpreadsheetFormulas::disarmed).toList());
      for (Iterator<Row> all = rows.toLocalIterator(); all.hasNext(); ) {
        Row row = all.next();
        List<String> cells = cells(row);
        for (int i = 0; i < cells.size(); i++) {
          if (!(row.get(i) instanceof Number)) {
            cells.set(i, SpreadsheetFormulas.disarmed(cells.get(i)));
          }
        }
        csv.writeRecord(cells);
      }
    }
  },
  /** One JSON object per line, without nulls. */
  JSON {
    @Override
    void print(Dataset<Row> rows, PrintWriter out, PrintWriter err) {
      rows.toJSON().toLocalIterator().forEachRemaining(out::println);
    }
  };

  private static final int PRINTED_ROWS = 1_000;

  /** Prints all rows of a query. */
  abstract void print(Dataset<Row> rows, PrintWriter out, PrintWriter err);

  /**
   * The form with this name.
   *
   * @throws CarouselException ({@link Failure#USAGE}) if there is none
   */
  static RowPrinter named(String name) {
    List<String> names = new ArrayList<>();
    for (RowPrinter printer : values()) {
      names.add(printer.name().toLowerCase(Locale.ROOT));
    }
    int index = names.indexOf(name);
    if (index < 0) {
      throw CarouselException.of(Failure.USAGE, "unknown format")
          .value(name)
          .at("--format")
          .allowed(String.join(", ", names))
          .remedy(Nearest.remedy(name, names, "name one of them"));
    }
    return values()[index];
  }

  /** By position: two columns of a join may have the same name. */
  private static List<String> cells(Row row) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      cells.add(text(row.get(i)));
    }
    return cells;
  }

  private static String text(Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (value instanceof Seq<?> list) {
      return CollectionConverters.asJava(list).stream()
          .map(RowPrinter::text)
          .collect(Collectors.joining(", "));
    }
    return value instanceof Timestamp time ? time.toInstant().toString() : value.toString();
  }
}
