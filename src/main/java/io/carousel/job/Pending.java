package io.carousel.job;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Work that was begun in other threads. */
public final class Pending {
  private Pending() {}

  /**
   * Waits until all is done, also where some of it fails: nothing goes on after that is told.
   * Throws the first failure as it was thrown.
   */
  public static void await(Collection<? extends CompletableFuture<?>> all) {
    try {
      CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw e;
    }
  }
}
