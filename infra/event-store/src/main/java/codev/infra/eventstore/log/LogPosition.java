package codev.infra.eventstore.log;

/**
 * A position in the log with the hash at it, by which a reader that returns recognises whether the
 * log is the one that it left.
 *
 * @param position number of the last event read, 0 before the first
 * @param hash hash of that event in lower-case hex, empty before the first
 */
public record LogPosition(long position, String hash) {
  public static final LogPosition START = new LogPosition(0, "");
}
