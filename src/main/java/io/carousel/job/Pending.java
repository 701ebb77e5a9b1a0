package io.carousel.job;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Work that runs in other threads. */
public final class Pending {
  private Pending() {}

  /**
   * Waits until all work is done, even if some of it fails, so nothing still runs when a failure is
   * reported. Throws the first failure in their order as it was thrown, with the others as
   * suppressed exceptions.
   */
  public static void await(List<? extends CompletableFuture<?>> all) {
    List<Throwable> failures =
        all.stream()
            .map(work -> work.handle((result, failure) -> failure).join())
            .filter(failure -> failure != null)
            .map(Pending::thrown)
            .distinct()
            .toList();
    if (!failures.isEmpty()) {
      failures.stream().skip(1).forEach(failures.get(0)::addSuppressed);
      Pending.<RuntimeException>raise(failures.get(0));
    }
  }

  /** Work that depends on failed work fails with the same exception. */
  private static Throwable thrown(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  /** Spark throws exceptions that it does not declare. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> void raise(Throwable failure) throws E {
    throw (E) failure;
  }
}
