package io.carousel.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.schema.DatasetSpec;
import io.carousel.schema.Datasets;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InputFolderTest {
  private static final String PAYMENTS = "payer_id,payee_id,amount\na,b,1\n";

  @TempDir private Path folder;

  private static InputFolder open(Path folder) {
    return InputFolder.open(Optional.of(folder.toString()), new Configuration());
  }

  private static CarouselException refusal(Path folder) {
    return assertThatExceptionOfType(CarouselException.class)
        .isThrownBy(() -> open(folder))
        .satisfies(e -> assertThat(e.failure()).isEqualTo(Failure.INPUT))
        .actual();
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static List<String> names(InputFolder input, DatasetSpec dataset) {
    return input.of(dataset).stream().map(InputFile::name).toList();
  }

  @Test
  void findsTheFileOfEachDataset() throws IOException {
    write("payments.csv", PAYMENTS);
    write("parties.csv", "party_id,name\na,A\n");
    InputFolder input = open(folder);
    assertThat(input.files()).containsOnlyKeys("payments", "parties");
    assertThat(input.of(Datasets.PAYMENTS))
        .singleElement()
        .satisfies(
            file -> {
              assertThat(file.name()).isEqualTo("payments.csv");
              assertThat(file.header()).containsExactly("payer_id", "payee_id", "amount");
              assertThat(file.bytes()).isEqualTo(PAYMENTS.length());
            });
    assertThat(input.of(Datasets.DEALS)).isEmpty();
    assertThat(input.bytes()).isEqualTo(PAYMENTS.length() + "party_id,name\na,A\n".length());
    assertThat(input.warnings()).isEmpty();
  }

  @Test
  void findsPackedFiles() throws IOException {
    try (OutputStream packed =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("payments.csv.gz")))) {
      packed.write(PAYMENTS.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(names(open(folder), Datasets.PAYMENTS)).containsExactly("payments.csv.gz");
  }

  @Test
  void findsTheFilesOfAFolderInTheirOrder() throws IOException {
    write("payments/part-2.csv", PAYMENTS);
    write("payments/part-1.csv", PAYMENTS);
    write("payments/_SUCCESS", "");
    write("payments/.staging", "");
    write("payments/readme.txt", "");
    InputFolder input = open(folder);
    assertThat(names(input, Datasets.PAYMENTS))
        .containsExactly("payments/part-1.csv", "payments/part-2.csv");
    assertThat(input.warnings())
        .singleElement()
        .asString()
        .startsWith("payments/readme.txt is not read");
  }

  @ParameterizedTest
  @CsvSource({
    "payment.csv, payments",
    "Deals.csv, deals",
    "delas.csv, deals",
    "partys.csv, parties",
    "deals.txt, deals",
    "fxrates.csv, fx_rates"
  })
  void warnsOfANameThatNearlyMatches(String name, String dataset) throws IOException {
    write("payments.csv", PAYMENTS);
    write(name, "x\n");
    assertThat(open(folder).warnings())
        .singleElement()
        .asString()
        .contains(name + " is not read", dataset);
  }

  @Test
  void warnsOfOtherFilesOfRecordsButNotOfOtherFiles() throws IOException {
    write("payments.csv", PAYMENTS);
    write("customers.csv", "x\n");
    write("README.md", "x\n");
    assertThat(open(folder).warnings())
        .singleElement()
        .asString()
        .startsWith("customers.csv is not read");
  }

  @Test
  void refusesAFolderThatIsNotThere() {
    Path missing = folder.resolve("missing");
    assertThat(refusal(missing)).hasMessageContainingAll("'" + missing + "'", "--input");
  }

  @Test
  void refusesAFileInThePlaceOfAFolder() throws IOException {
    write("payments.csv", PAYMENTS);
    Path file = folder.resolve("payments.csv");
    assertThat(refusal(file)).hasMessageContainingAll("'" + file + "'", "--input");
  }

  @Test
  void refusesAFolderWithNothingToAnalyseAndSaysWhatWouldBe() throws IOException {
    write("parties.csv", "party_id,name\na,A\n");
    assertThat(refusal(folder))
        .hasMessageContainingAll("nothing to analyse", folder.toString(), "deals", "payments");
  }

  @Test
  void reportsTheNearMissWhenThereIsNothingToAnalyse() throws IOException {
    write("deal.csv", "x\n");
    assertThat(refusal(folder))
        .hasMessageContainingAll("nothing to analyse", "deal.csv", "deals.csv");
  }

  @Test
  void readsAFolderWhoseNameIsUnusual() throws IOException {
    write("my data, 50% é/payments.csv", PAYMENTS);
    assertThat(names(open(folder.resolve("my data, 50% é")), Datasets.PAYMENTS))
        .containsExactly("payments.csv");
  }

  @Test
  void findsTheBundledDataWithoutAFolder() {
    InputFolder bundled = InputFolder.open(Optional.empty(), new Configuration());
    assertThat(bundled.files()).containsKeys("parties", "deals", "sources");
    assertThat(bundled.files().values())
        .allSatisfy(
            files ->
                assertThat(files)
                    .singleElement()
                    .satisfies(file -> assertThat(file.header()).isNotEmpty()));
    assertThat(bundled.warnings()).isEmpty();
  }
}
