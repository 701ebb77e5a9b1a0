package io.carousel.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.carousel.schema.FieldType;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ObjectAssert;

/** The value of a field's text, or its fault. */
final class Fields {
  private Fields() {}

  /** The value of a text that is accepted. */
  static ObjectAssert<Object> assertValue(FieldType type, String text) {
    try {
      return assertThat(FieldParser.parse(type, text)).as("%s of '%s'", type, text);
    } catch (FieldParser.BadField e) {
      throw new AssertionError(type + " refuses '" + text + "': " + e.fault(), e);
    }
  }

  /** The reason for which a text is refused. */
  static AbstractStringAssert<?> assertReason(FieldType type, String text) {
    Throwable refusal = catchThrowable(() -> FieldParser.parse(type, text));
    assertThat(refusal).as("%s of '%s'", type, text).isInstanceOf(FieldParser.BadField.class);
    return assertThat(((FieldParser.BadField) refusal).fault().text()).as("%s of '%s'", type, text);
  }
}
