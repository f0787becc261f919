package codev.infra.systemtest.faults.recount;

import codev.infra.testkit.history.LoggedEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The e-mails with the link to the summary of a session: those that are due by the log of
 * group-service, to each member who was expected in a session that was held, and those that the
 * mail server received.
 */
public final class EmailRecount {
  private static final String HELD = "group.session-held";
  private static final Pattern ADDRESS = Pattern.compile("<p>To ([^,<]+),");
  private static final Pattern SUMMARY = Pattern.compile("/sessions/([0-9a-f-]{36})/summary");

  private final Set<Letter> due;
  private final Map<Letter, Integer> received;
  private final Set<String> heldSessions;

  /** One e-mail of this kind. */
  public record Letter(String session, String address) implements Comparable<Letter> {
    @Override
    public int compareTo(Letter other) {
      return toString().compareTo(other.toString());
    }
  }

  private EmailRecount(Set<Letter> due, Map<Letter, Integer> received, Set<String> heldSessions) {
    this.due = due;
    this.received = received;
    this.heldSessions = heldSessions;
  }

  /**
   * @param groups the log of group-service
   * @param page what the mail server shows of all e-mails that it received
   * @param addressOf the address of a member
   */
  public static EmailRecount of(
      List<LoggedEvent> groups, String page, UnaryOperator<String> addressOf) {
    var due = new TreeSet<Letter>();
    var sessions = new TreeSet<String>();
    for (var event : groups) {
      if (!event.type().equals(HELD)) continue;
      var held = JsonMapper.shared().readTree(event.payload());
      var session = held.path("session").asString();
      sessions.add(session);
      for (var attendance : held.path("attendance"))
        due.add(new Letter(session, addressOf.apply(attendance.path("member").asString())));
    }
    return new EmailRecount(due, received(page), sessions);
  }

  private static Map<Letter, Integer> received(String page) {
    var received = new TreeMap<Letter, Integer>();
    Stream.of(page.split("<article>", -1))
        .skip(1)
        .forEach(
            article -> {
              var address = ADDRESS.matcher(article);
              var session = SUMMARY.matcher(article);
              if (address.find() && session.find())
                received.merge(new Letter(session.group(1), address.group(1)), 1, Integer::sum);
            });
    return received;
  }

  public int due() {
    return due.size();
  }

  /** With repetitions: what a crash interrupts is sent again. */
  public int received() {
    return received.values().stream().mapToInt(times -> times).sum();
  }

  /** Those that are due and were not received. */
  public List<Letter> missing() {
    return due.stream().filter(letter -> !received.containsKey(letter)).toList();
  }

  /** Those that were received, of sessions that were not held by the log. */
  public List<Letter> unfounded() {
    return received.keySet().stream()
        .filter(letter -> !heldSessions.contains(letter.session()))
        .toList();
  }
}
