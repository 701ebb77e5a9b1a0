package io.carousel.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Work in other threads is waited for. */
final class PendingTest {
  private final IllegalStateException expected = new IllegalStateException("first");
  private final IOException other = new IOException("second");

  @Test
  void nothingIsThrownWhereAllSucceeds() {
    CompletableFuture<Integer> work = CompletableFuture.supplyAsync(() -> 7);
    Pending.await(List.of(work));
    assertThat(work).isCompletedWithValue(7);
  }

  @Test
  void failuresAreThrownAsTheyWereTheFirstInTheirOrderBeforeTheOthers() {
    CompletableFuture<String> second = CompletableFuture.failedFuture(other);
    CompletableFuture<String> first = CompletableFuture.supplyAsync(this::failing);
    CompletableFuture<String> dependent = first.thenApply(text -> text + "!");
    assertThatThrownBy(() -> Pending.await(List.of(first, dependent, second)))
        .isSameAs(expected)
        .satisfies(thrown -> assertThat(thrown.getSuppressed()).containsExactly(other));
    assertThatThrownBy(() -> Pending.await(List.of(second))).isSameAs(other);
  }

  @Test
  void whatStillRunsIsWaitedFor() {
    CompletableFuture<String> running = new CompletableFuture<>();
    CompletableFuture<Void> waiting =
        CompletableFuture.runAsync(
            () -> Pending.await(List.of(CompletableFuture.failedFuture(expected), running)));
    assertThat(waiting).isNotDone();
    running.complete("done");
    assertThatThrownBy(waiting::join).hasCause(expected);
  }

  private String failing() {
    throw expected;
  }
}
