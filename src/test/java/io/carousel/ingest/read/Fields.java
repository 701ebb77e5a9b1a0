package io.carousel.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.carousel.schema.FieldType;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ObjectAssert;

/** What becomes of a field's text. */
final class Fields {
  private Fields() {}

  /** The value of a text that is accepted. */
  static ObjectAssert<Object> assertValue(FieldType type, String text) {
    try {
      return assertThat(type.parse(text)).as("%s of '%s'", type, text);
    } catch (FieldType.BadField e) {
      throw new AssertionError(type + " refuses '" + text + "': " + e.getMessage(), e);
    }
  }

  /** The reason for which a text is refused. */
  static AbstractStringAssert<?> assertReason(FieldType type, String text) {
    Throwable refusal = catchThrowable(() -> type.parse(text));
    assertThat(refusal).as("%s of '%s'", type, text).isInstanceOf(FieldType.BadField.class);
    return assertThat(refusal.getMessage()).as("%s of '%s'", type, text);
  }
}
