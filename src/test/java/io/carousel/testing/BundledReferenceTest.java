package io.carousel.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ultimate parents of the second implementation, in cases worked out by hand. */
class BundledReferenceTest {
  @TempDir private Path folder;

  @Test
  void parentsAreValidFromAndToAndIncludingTheirDays() throws IOException {
    write(
        "parties",
        "party_id,parent_id,parent_from,parent_to",
        "unit,mid,2025-01-02,2025-12-30",
        "mid,top,,2025-06-30",
        "open,top,2025-01-02,",
        "top,,,");
    assertThat(parents("2025-01-01", "unit", "open", "top")).containsExactly("unit", "open", "top");
    assertThat(parents("2025-01-02", "unit", "open", "top")).containsExactly("top", "top", "top");
    assertThat(parents("2025-12-30", "unit", "mid", "open")).containsExactly("mid", "mid", "top");
    assertThat(parents("2025-12-31", "unit", "mid", "open")).containsExactly("unit", "mid", "top");
  }

  @Test
  void withoutAParentTheMajorityHolderIsOne() throws IOException {
    write("parties", "party_id,parent_id,parent_to", "unit,mid,2025-05-31");
    write(
        "holdings",
        "holder_id,issuer_id,as_of,stake_pct",
        "other,unit,2025-01-01,90", // only where no parent_id is valid
        "sold,held,2025-06-01,50", // no majority any more
        "sold,held,2025-01-01,60",
        "blank,held,2025-02-01,",
        "b,tie,2025-01-01,55",
        "a,tie,2025-01-01,55",
        "0,tie,2025-01-01,54");
    assertThat(parents("2024-12-31", "unit", "held", "tie")).containsExactly("mid", "held", "tie");
    assertThat(parents("2025-05-31", "unit", "held", "tie")).containsExactly("mid", "sold", "a");
    assertThat(parents("2025-06-01", "unit", "held", "tie")).containsExactly("other", "held", "a");
  }

  @Test
  void chainsEndAtACycleWhoseLinksAreNotFollowed() throws IOException {
    // tail -> hook -> ring1 -> ring2 -> ring3 -> ring1, the last link by a holding; self -> self.
    write(
        "parties",
        "party_id,parent_id",
        "tail,hook",
        "hook,ring1",
        "ring1,ring2",
        "ring2,ring3",
        "self,self");
    write("holdings", "holder_id,issuer_id,as_of,stake_pct", "ring1,ring3,2025-01-01,51");
    assertThat(parents("2025-01-01", "tail", "hook", "ring1", "ring2", "ring3", "self"))
        .containsExactly("ring1", "ring1", "ring1", "ring2", "ring3", "self");
    assertThat(parents("2024-12-31", "tail", "ring1", "ring3"))
        .containsExactly("ring3", "ring3", "ring3");
  }

  private void write(String dataset, String... lines) throws IOException {
    Files.writeString(folder.resolve(dataset + ".csv"), String.join("\n", lines) + "\n");
  }

  private List<String> parents(String asOf, String... parties) {
    return Stream.of(parties)
        .map(new BundledReference(folder).ultimateParents(LocalDate.parse(asOf)))
        .toList();
  }
}
