package codev.infra.eventstore.log;

/**
 * An event as a row of the log's table.
 *
 * @param commit position of the last event of its commit
 * @param hash its commit's link of the audit chain, lower-case hex
 */
public record EventRow(
    long position, Aggregate aggregate, long sequence, NewEvent event, long commit, String hash) {
  /** Whose history it continues. Types may share ids. */
  public record Aggregate(String type, String id) {}

  public LogPosition logPosition() {
    return new LogPosition(position, hash);
  }
}
