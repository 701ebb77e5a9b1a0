package io.carousel.publish.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carousel.error.CarouselException;
import io.carousel.error.Failure;
import io.carousel.table.ColumnType;
import io.carousel.table.TableSpec;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Readers and publishers of PostgreSQL at the same time. */
@Timeout(30)
class PostgresReadersTest {
  private static final TableSpec FIRST =
      TableSpec.named("r.first", "First").key("id", ColumnType.LONG, "Id").build();
  private static final TableSpec SECOND =
      TableSpec.named("r.second", "Second").key("id", ColumnType.LONG, "Id").build();
  private static final String BOTH =
      "SELECT f.id, s.id FROM r.first f, r.second s ORDER BY f.id, s.id";

  @TempDir Path folder;
  private final CountDownLatch halfWay = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private TestDatabase database;

  @BeforeEach
  void publishFirst() throws SQLException {
    database = TestDatabase.Kind.POSTGRES.create(folder);
    database.publish(both(1L));
  }

  @AfterEach
  void letPublisherEnd() {
    goOn.countDown();
  }

  private static List<TableRows> both(long id) {
    return List.of(
        TestDatabase.whole(FIRST, new Object[] {id}),
        TestDatabase.whole(SECOND, new Object[] {id}));
  }

  /** Publishes 2 in both tables, but waits in the midst of the second one's rows. */
  private CompletableFuture<Void> publishSlowly() {
    TableRows slow = new TableRows(SECOND, Optional.empty(), this::slowRows);
    return CompletableFuture.runAsync(
        () ->
            database
                .publisher()
                .publish(List.of(TestDatabase.whole(FIRST, new Object[] {2L}), slow), List.of()));
  }

  private Iterator<Row> slowRows() {
    return TestDatabase.rows(new Object[] {2L}).stream()
        .peek(
            row -> {
              halfWay.countDown();
              await(goOn);
            })
        .iterator();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void readersSeeTheOldRunAndThenTheNewOne()
      throws SQLException, InterruptedException, ExecutionException {
    CompletableFuture<Void> publisher = publishSlowly();
    await(halfWay);
    assertThat(database.query(BOTH)).containsExactly("1|1");
    goOn.countDown();
    publisher.get();
    assertThat(database.query(BOTH)).containsExactly("2|2");
  }

  @Test
  void secondPublisherWaitsForTheFirst()
      throws SQLException, InterruptedException, ExecutionException {
    CompletableFuture<Void> first = publishSlowly();
    await(halfWay);
    CompletableFuture<Void> second =
        CompletableFuture.runAsync(() -> database.publisher().publish(both(3L), List.of()));
    String waiting =
        "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
            + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
    while (!second.isDone() && !database.query(waiting).equals(List.of("1"))) {
      Thread.onSpinWait();
    }
    assertThat(second).isNotDone();
    goOn.countDown();
    first.get();
    second.get();
    assertThat(database.query(BOTH)).containsExactly("3|3");
  }

  @Test
  void secondPublisherThatMayNotWaitFails() throws Exception {
    CompletableFuture<Void> first = publishSlowly();
    await(halfWay);
    assertThatThrownBy(() -> database.publisher(0).publish(both(3L), List.of()))
        .isInstanceOfSatisfying(
            CarouselException.class, e -> assertThat(e.failure()).isEqualTo(Failure.PUBLICATION))
        .hasMessageStartingWith("cannot connect to the database: ")
        .hasMessageContaining("another publisher or transaction holds it");
    goOn.countDown();
    first.get();
    assertThat(database.query(BOTH)).containsExactly("2|2");
  }

  @Test
  void tableThatIsLockedByOthersIsNotWaitedForLonger() throws SQLException {
    try (Connection other = database.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE r.second IN ACCESS EXCLUSIVE MODE");
      assertThatThrownBy(() -> database.publisher(0).publish(both(3L), List.of()))
          .isInstanceOf(CarouselException.class)
          .hasMessageStartingWith("cannot replace r.second: ")
          .hasMessageContaining("raise publish.jdbc.wait-seconds");
    }
    assertThat(database.query(BOTH)).containsExactly("1|1");
  }
}
