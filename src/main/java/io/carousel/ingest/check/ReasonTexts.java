package io.carousel.ingest.check;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import io.carousel.ingest.read.RecordColumns;
import io.carousel.schema.RejectReason;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** The reasons of rejected records in English: the one place where they become text. */
final class ReasonTexts {
  private static final UserDefinedFunction TEXT =
      udf(
          (UDF2<String, Seq<String>, String>)
              (reason, attributes) -> RejectReason.valueOf(reason).text(list(attributes)),
          DataTypes.StringType);

  private static final UserDefinedFunction KIND =
      udf(
          (UDF2<String, Seq<String>, String>)
              (reason, attributes) -> RejectReason.valueOf(reason).kind(list(attributes)),
          DataTypes.StringType);

  private ReasonTexts() {}

  /** What is wrong with a rejected record. */
  static Column text() {
    return TEXT.apply(col(RecordColumns.REASON), col(RecordColumns.ATTRIBUTES));
  }

  /** What is wrong with a rejected record, without what differs from record to record. */
  static Column kind() {
    return KIND.apply(col(RecordColumns.REASON), col(RecordColumns.ATTRIBUTES));
  }

  private static List<String> list(Seq<String> attributes) {
    return CollectionConverters.asJava(attributes);
  }
}
