package io.carousel.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.schema.Datasets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvHeaderTest {
  @TempDir private Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("things.csv"), text);
  }

  private static CarouselException refusal(Path file) {
    return assertThatExceptionOfType(CarouselException.class)
        .isThrownBy(() -> Things.headers(file))
        .withMessageContaining("'" + file.getFileName() + "'")
        .satisfies(e -> assertThat(e.failure()).isEqualTo(Failure.INPUT))
        .satisfies(e -> assertThat(e.getMessage().lines()).as("one line").hasSize(1))
        .actual();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id,size,colour\n",
        "id,size,colour",
        "\uFEFFid,size,colour\r\n",
        " id , size,colour \n",
        "\n\nid,size,colour\nx,y,z\n",
        "\"id\",\"size\",\"colour\"\n"
      })
  void namesTheColumnsInTheOrderOfTheFile(String text) throws IOException {
    assertThat(Things.headers(file(text)).get(0).header()).containsExactly("id", "size", "colour");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\r\n\r\n", "\uFEFF"})
  void leavesAFileWithoutAnyLineOut(String text) throws IOException {
    assertThat(Things.headers(file(text))).isEmpty();
  }

  @Test
  void needsEveryRequiredColumn() throws IOException {
    assertThat(refusal(file("size,colour\nlarge,red\n")))
        .hasMessageContainingAll("lacks the column 'id'", "it has size, colour");
  }

  @Test
  void namesANearMissOfARequiredColumn() throws IOException {
    assertThat(refusal(file("Id,size\n")))
        .hasMessageContainingAll("lacks the column 'id'", "did you mean 'Id'?");
    assertThat(refusal(file("size,i_d\n"))).hasMessageContaining("did you mean 'i_d'?");
  }

  @Test
  void takesNoOtherKnownColumnForANearMiss() throws IOException {
    Path deals = Files.writeString(folder.resolve("deals.csv"), "deal_id,payee_id,instrument\n");
    assertThatExceptionOfType(CarouselException.class)
        .isThrownBy(
            () -> Headers.readAll(Datasets.DEALS, List.of(Things.file(deals)), new Configuration()))
        .withMessageContainingAll(
            "lacks the column 'payer_id'", "it has deal_id, payee_id, instrument");
  }

  @Test
  void refusesAColumnThatIsNamedTwice() throws IOException {
    assertThat(refusal(file("id,size,id\n"))).hasMessageContaining("names the column 'id' twice");
    assertThat(refusal(file("id,x,x\n"))).hasMessageContaining("names the column 'x' twice");
  }

  @Test
  void allowsColumnsWithoutAName() throws IOException {
    assertThat(Things.headers(file("id,,size,\n"))).hasSize(1);
  }

  @Test
  void needsNoOptionalColumn() throws IOException {
    assertThat(Things.headers(file("id\na1\n"))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"id,\"size\n", "\"id,size\n", "id,size,\"\n"})
  void refusesAHeaderWithAnUnclosedQuoteAndDoesNotRepeatTheFile(String header) throws IOException {
    assertThat(refusal(file(header + "a1,large\n".repeat(1_000))).getMessage())
        .hasSizeLessThan(1_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "id,size\na1,large\n"})
  void refusesAGzFileThatIsNoneAndSaysWhy(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("things.csv.gz"), content);
    assertThat(refusal(file))
        .hasMessageContaining("cannot be read")
        .hasMessageNotContaining("null");
  }
}
