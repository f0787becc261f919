package codev.infra.eventstore.log;

import codev.infra.eventstore.log.EventRow.Aggregate;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A commit without its contents, as auditors may see it: a link of the audit {@link HashChain}.
 *
 * @param position number of its last event in the whole log: 1, 2, 3 … without gaps
 * @param sequence number of its first event in its aggregate's history, counted from 0
 * @param eventTypes logical names, one for each event
 * @param at when its first event was handled
 * @param contentDigest SHA-256 of its content, lower-case hex
 * @param previousHash hash of the commit before, lower-case hex, empty before the first
 * @param hash lower-case hex
 */
public record ChainedCommit(
    long position,
    Aggregate aggregate,
    long sequence,
    List<String> eventTypes,
    Instant at,
    String contentDigest,
    String previousHash,
    String hash) {
  /** Number of its first event in the whole log. */
  public long first() {
    return position - eventTypes.size() + 1;
  }

  /** Whether its hash matches its content, and nothing in it is written otherwise than by a log. */
  public boolean holds() {
    return HashChain.isWhole(at)
        && contentDigest.equals(contentDigest.toLowerCase(Locale.ROOT))
        && hash.equals(
            HashChain.hash(
                previousHash, position, aggregate, sequence, eventTypes, at, contentDigest));
  }

  /**
   * From the entries of one commit, all of them.
   *
   * @throws LogCorruptedException if they do not fit together
   */
  static ChainedCommit of(String previousHash, List<EventRow> commit) {
    var first = commit.getFirst();
    for (int i = 0; i < commit.size(); i++) {
      var entry = commit.get(i);
      if (entry.position() != first.position() + i
          || entry.sequence() != first.sequence() + i
          || entry.commit() != first.position() + commit.size() - 1
          || !entry.aggregate().equals(first.aggregate())
          || !entry.hash().equals(first.hash()))
        throw new LogCorruptedException(entry.position(), "it does not fit its commit");
    }
    var events = commit.stream().map(EventRow::event).toList();
    return new ChainedCommit(
        first.commit(),
        first.aggregate(),
        first.sequence(),
        events.stream().map(NewEvent::type).toList(),
        first.event().at(),
        HashChain.contentDigest(events),
        previousHash,
        first.hash());
  }
}
