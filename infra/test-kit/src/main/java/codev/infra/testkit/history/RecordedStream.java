package codev.infra.testkit.history;

import java.util.List;
import java.util.function.Predicate;

/**
 * What a subscriber received until it had caught up with the log, over all of its connections.
 *
 * @param subscribed the events that it asked for
 * @param after the position after which it asked for them
 * @param received positions in the order in which they arrived
 */
public record RecordedStream(
    String subscriber, Predicate<LoggedEvent> subscribed, long after, List<Long> received) {}
