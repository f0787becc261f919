package codev.infra.testkit.history;

import java.util.OptionalLong;

/**
 * One call of a client, with every attempt that it made of it.
 *
 * @param id by which the log knows the call
 * @param started before its first attempt, in {@link System#nanoTime()}
 * @param ended when its outcome was known, or when the client gave up
 * @param position of the last event of its commit, where the answer names it
 */
public record RecordedCall(
    String client, String id, long started, long ended, Outcome outcome, OptionalLong position) {
  /** What the client knows of its call. */
  public enum Outcome {
    ACKNOWLEDGED,
    REFUSED,
    UNKNOWN
  }
}
