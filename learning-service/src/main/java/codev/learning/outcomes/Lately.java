package codev.learning.outcomes;

import codev.infra.eventstore.EventLog;
import codev.infra.eventstore.Follower;
import codev.infra.eventstore.Mark;
import codev.infra.eventstore.Recorded;
import codev.learning.domain.LearningEvent;
import codev.learning.domain.LearningEvent.PersonEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * What the log has told lately, as far as figures go on from it: the ids of the evidence and of the
 * cards that it touched. Whoever goes on a little reads these few documents, instead of asking for
 * what is new among all of a large programme. Each instance follows the log for itself, and
 * forgets.
 */
@Component
class Lately implements Follower<LearningEvent> {
  /** More than come between two looks; whoever has not looked for longer asks the views. */
  private static final int MOST = 5_000;

  /** The views were told first, perhaps; they are followed by the same log. */
  private static final Duration A_MOMENT = Duration.ofMillis(500);

  private final Deque<Event> events = new ArrayDeque<>();
  private Mark mark;
  private long since;

  private record Event(long position, List<String> evidence, List<String> people) {}

  @Autowired
  Lately(EventLog log) {
    this(log.head());
  }

  /**
   * @param mark from where on it remembers
   */
  Lately(Mark mark) {
    this.mark = mark;
    since = mark.position();
  }

  /** Ids of documents, all of which need not be of the same programme. */
  record Touched(Set<String> evidence, Set<String> people) {}

  /** What was touched after one position and up to another; empty where that is too long ago. */
  synchronized Optional<Touched> between(long after, long upTo) {
    awaitUpTo(upTo);
    if (after < since || mark.position() < upTo) return Optional.empty();
    var touched = new Touched(new HashSet<>(), new HashSet<>());
    for (var latest = events.descendingIterator(); latest.hasNext(); ) {
      var event = latest.next();
      if (event.position() <= after) break;
      if (event.position() > upTo) continue;
      touched.evidence().addAll(event.evidence());
      touched.people().addAll(event.people());
    }
    return Optional.of(touched);
  }

  private void awaitUpTo(long position) {
    var end = System.nanoTime() + A_MOMENT.toNanos();
    try {
      while (mark.position() < position && System.nanoTime() < end)
        wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public String name() {
    return "outcomes-lately";
  }

  @Override
  public Class<LearningEvent> understands() {
    return LearningEvent.class;
  }

  @Override
  public synchronized Mark mark() {
    return mark;
  }

  @Override
  public synchronized void follow(List<Recorded<LearningEvent>> batch, Mark upTo) {
    for (var recorded : batch) {
      var person =
          recorded.event() instanceof PersonEvent e
              ? List.of(e.person().value())
              : List.<String>of();
      var evidence = Evidence.idOf(recorded.event()).toList();
      if (evidence.isEmpty() && person.isEmpty()) continue;
      events.add(new Event(recorded.position(), evidence, person));
      if (events.size() > MOST) since = events.remove().position();
    }
    mark = upTo;
    notifyAll();
  }

  @Override
  public boolean alone() {
    return false;
  }
}
