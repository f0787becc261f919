package codev.infra.eventstore;

import codev.infra.eventstore.ChainedCommit.Aggregate;

/**
 * An event as it stands in the log's table.
 *
 * @param commit position of the last event of its commit
 * @param hash its commit's link of the audit chain, lower-case hex
 */
record StoredEvent(
    long position, Aggregate aggregate, long sequence, NewEvent event, long commit, String hash) {
  LogPosition logPosition() {
    return new LogPosition(position, hash);
  }
}
