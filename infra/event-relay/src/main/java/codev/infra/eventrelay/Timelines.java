package codev.infra.eventrelay;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * On which timeline each event of a log was published first. A log that was restored to an earlier
 * state goes on on another timeline, since it gives the positions of its lost events to others.
 * Published again, an event keeps the source of its first publication, by which listeners recognise
 * it.
 *
 * @param restored those after the first one, by their number: they are compared with what the
 *     database gives, in any order
 */
public record Timelines(List<Timeline> restored) {
  private static final int FIRST = 1;

  public Timelines {
    restored = restored.stream().sorted(Comparator.comparingInt(Timeline::number)).toList();
  }

  /**
   * A timeline that began when the log was restored.
   *
   * @param after position of the last event that was published before it began
   */
  public record Timeline(int number, long after) {}

  /** Of the event at this position of the log as it is now. */
  public int of(long position) {
    return restored.stream()
        .filter(timeline -> timeline.after() < position)
        .mapToInt(Timeline::number)
        .max()
        .orElse(FIRST);
  }

  /** Position of the last event before a timeline. */
  public long beginning(int number) {
    return restored.stream()
        .filter(timeline -> timeline.number() == number)
        .mapToLong(Timeline::after)
        .findFirst()
        .orElse(0);
  }

  public int latest() {
    return restored.stream()
        .max(Comparator.comparingInt(Timeline::number))
        .map(Timeline::number)
        .orElse(FIRST);
  }

  /** The source of the messages that a service publishes on a timeline. */
  public static String source(String service, int number) {
    return number == FIRST ? service : service + "/" + number;
  }

  /** The timeline of a message with this source; empty if it is of another service. */
  public static OptionalInt number(String service, String source) {
    if (source.equals(service)) return OptionalInt.of(FIRST);
    if (!source.startsWith(service + "/")) return OptionalInt.empty();
    try {
      return OptionalInt.of(Integer.parseInt(source.substring(service.length() + 1)));
    } catch (NumberFormatException _) {
      return OptionalInt.empty();
    }
  }
}
