package codev.infra.localplatform;

import java.util.List;

/**
 * Options of {@code ./codev demo}.
 *
 * @param groups how many groups, in one or two programmes
 * @param sessions how many each group plans
 * @param seed the same seed makes the same people say the same things
 */
record DemoOptions(int groups, int sessions, long seed) {
  static final int MOST_GROUPS = 60;
  static final int MOST_SESSIONS = 12;

  /** Worth showing, in less than two minutes. */
  static final DemoOptions USUAL = new DemoOptions(6, 8, 1);

  DemoOptions withGroups(long number) {
    return new DemoOptions((int) number, sessions, seed);
  }

  DemoOptions withSessions(long number) {
    return new DemoOptions(groups, (int) number, seed);
  }

  DemoOptions withSeed(long number) {
    return new DemoOptions(groups, sessions, number);
  }

  List<String> words() {
    return List.of(
        "--groups", String.valueOf(groups),
        "--sessions", String.valueOf(sessions),
        "--seed", String.valueOf(seed));
  }
}
