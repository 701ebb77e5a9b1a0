package io.carousel.publish.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A publisher in another process keeps others out, and leaves nothing when it is killed. */
class KilledPublisherTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void killedHalfWay(TestDatabase.Kind kind)
      throws IOException, InterruptedException, SQLException {
    TestDatabase database = kind.create(folder);
    database.publish(PublisherProcess.FIRST, new Object[] {1L});
    try (PublisherProcess other = PublisherProcess.halfWay(database.url())) {
      assertThatThrownBy(
              () ->
                  database
                      .publisher(0)
                      .publish(
                          List.of(TestDatabase.whole(PublisherProcess.FIRST, new Object[] {2L})),
                          List.of()))
          .isInstanceOfSatisfying(
              CarouselException.class, e -> assertThat(e.failure()).isEqualTo(Failure.PUBLICATION))
          .hasMessageStartingWith("cannot connect to the database: ")
          .hasMessageEndingWith("raise publish.jdbc.wait-seconds")
          .hasMessageNotContaining("\n");
      other.kill();
    }
    assertThat(database.query("SELECT id FROM r.first")).containsExactly("1");
    assertThat(database.relations()).containsExactly("r.first");
    database.publish(PublisherProcess.FIRST, new Object[] {2L});
    database.publish(PublisherProcess.SECOND, new Object[] {3L});
    assertThat(database.query("SELECT f.id, s.id FROM r.first f, r.second s"))
        .containsExactly("2|3");
    assertThat(database.relations()).containsExactly("r.first", "r.second");
  }
}
