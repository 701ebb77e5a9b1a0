package io.carousel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TextTableTest {

  private static List<String> printed(
      List<String> header, List<List<String>> rows, Set<Integer> toTheRight) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    TextTable.print(out, header, rows, toTheRight);
    out.flush();
    return text.toString().lines().toList();
  }

  @Test
  void makesEveryColumnAsWideAsItsWidestCell() {
    assertThat(
            printed(
                List.of("id", "a long name", "c"),
                List.of(List.of("first", "x", "y"), List.of("2", "z", "w")),
                Set.of()))
        .containsExactly(
            "id     a long name  c",
            "-----  -----------  -",
            "first  x            y",
            "2      z            w");
  }

  @Test
  void alignsNumbersToTheRightWithTheirHeader() {
    assertThat(
            printed(
                List.of("id", "n"), List.of(List.of("a", "5"), List.of("b", "1250")), Set.of(1)))
        .containsExactly("id     n", "--  ----", "a      5", "b   1250");
  }

  @Test
  void leavesNoSpacesAtTheEndOfALine() {
    assertThat(
            printed(
                List.of("id", "note"),
                List.of(List.of("a", ""), List.of("b", "long note")),
                Set.of()))
        .containsExactly("id  note", "--  ---------", "a", "b   long note");
  }

  @Test
  void countsCharactersNotUtf16Units() {
    assertThat(printed(List.of("a", "b"), List.of(List.of("😀é", "x")), Set.of()))
        .containsExactly("a   b", "--  -", "😀é  x");
  }

  @Test
  void printsAHeaderWithoutRows() {
    assertThat(printed(List.of("id", "n"), List.of(), Set.of(1))).containsExactly("id  n", "--  -");
  }

  @Test
  void alignsToTheLeftByDefault() {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    TextTable.print(out, List.of("id"), List.of(List.of("5"), List.of("12")));
    out.flush();
    assertThat(text.toString().lines()).containsExactly("id", "--", "5", "12");
  }
}
