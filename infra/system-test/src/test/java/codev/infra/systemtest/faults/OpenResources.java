package codev.infra.systemtest.faults;

import java.util.ArrayDeque;
import java.util.Deque;

/** Closes what was opened, the last first, and each whatever becomes of the others. */
final class OpenResources implements AutoCloseable {
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  void add(AutoCloseable resource) {
    open.push(resource);
  }

  /** Throws an {@link AssertionError} when one of them could not be closed. */
  @Override
  public void close() {
    AssertionError failure = null;
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception | AssertionError e) {
        if (failure == null) failure = new AssertionError("not all could be closed: " + e, e);
        else failure.addSuppressed(e);
      }
    }
    if (failure != null) throw failure;
  }
}
