package codev.infra.systemtest;

import org.jspecify.annotations.Nullable;

/** A small programme, played once for all tests that look at one. */
final class Demonstration {
  static final int GROUPS = 3;
  static final int SESSIONS = 4;

  private static Platform.@Nullable Answer first;

  private Demonstration() {}

  static synchronized Platform.Answer played() {
    if (first == null) first = play();
    return first;
  }

  /** Once more, if it was played already. */
  static Platform.Answer play() {
    return Platform.running()
        .codev("demo", "--groups", "" + GROUPS, "--sessions", "" + SESSIONS, "--seed", "7");
  }
}
