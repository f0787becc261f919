package codev.infra.eventstore;

import codev.infra.eventstore.Link.Aggregate;

/**
 * An event as it stands in the log's table.
 *
 * @param commit position of the last event of its commit
 * @param hash its commit's link of the audit chain, lower-case hex
 */
record Entry(
    long position, Aggregate aggregate, long sequence, Draft event, long commit, String hash) {
  Mark mark() {
    return new Mark(position, hash);
  }
}
