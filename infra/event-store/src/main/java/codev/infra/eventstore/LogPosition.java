package codev.infra.eventstore;

/**
 * A place in the log, and what stood there: the hash tells a reader that the log it comes back to
 * is the log it left.
 *
 * @param position number of the last event read, 0 before the first
 * @param hash hash of that event in lower-case hex, empty before the first
 */
public record LogPosition(long position, String hash) {
  public static final LogPosition START = new LogPosition(0, "");
}
