package io.gondola.controller.replicaset;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Creates many pods in batches that double, so that a cause which fails them all (a quota, say) is
 * met with one request and not with hundreds.
 *
 * @param created how many attempts succeeded
 * @param errors the texts of those that failed, in order
 */
record SlowStart(int created, ImmutableList<String> errors) {

  /**
   * Tries up to {@code count} creations. A batch in which one fails is finished and is the last.
   *
   * @param createOne gives the error text if it fails
   */
  static SlowStart run(int count, Supplier<Optional<String>> createOne) {
    int created = 0;
    for (int batch : batches(count)) {
      ImmutableList<String> errors = runBatch(batch, createOne);
      created += batch - errors.size();
      if (!errors.isEmpty()) {
        return new SlowStart(created, errors);
      }
    }
    return new SlowStart(created, ImmutableList.of());
  }

  /** The sizes of the batches if all goes well: 1, 2, 4 and so on, then what is left. */
  static ImmutableList<Integer> batches(int count) {
    ImmutableList.Builder<Integer> batches = ImmutableList.builder();
    int left = count;
    for (int next = 1; left > 0; next *= 2) {
      int batch = Math.min(next, left);
      batches.add(batch);
      left -= batch;
    }
    return batches.build();
  }

  /** The error of the whole run; Kubernetes reports one of many. */
  Optional<String> failure() {
    return errors.stream().findFirst();
  }

  private static ImmutableList<String> runBatch(int size, Supplier<Optional<String>> createOne) {
    ImmutableList.Builder<String> errors = ImmutableList.builder();
    for (int i = 0; i < size; i++) {
      createOne.get().ifPresent(errors::add);
    }
    return errors.build();
  }
}
