package codev.group.identity.events;

import static java.util.stream.Collectors.toSet;

import codev.infra.accesstokens.AccessTokenValidators;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Reads each event of a list once, whatever the list's reader has read before a restart: it begins
 * with the events of the time for which a token is accepted at most. An end of sessions that is
 * recorded already is not recorded again, since it refuses no further token.
 */
final class KeycloakFeedReader {
  private static final int PAGE_SIZE = 100;

  /**
   * Read again each time: an event has the time at which its transaction began to write it, by the
   * clock of one of Keycloak's nodes, and is seen later.
   */
  private static final Duration OVERLAP = Duration.ofMinutes(1);

  private final KeycloakClient client;
  private final KeycloakFeed feed;

  /** Of the latest event that was read, but not in the future. */
  private Instant latest = Instant.now().minus(AccessTokenValidators.LONGEST);

  /** Ids of those that are read again. */
  private Set<String> known = Set.of();

  KeycloakFeedReader(KeycloakClient client, KeycloakFeed feed) {
    this.client = client;
    this.feed = feed;
  }

  /**
   * Reads what is new, the earliest first. If it fails, the next call reads the same.
   *
   * @param mayGoOn asked before each page; nothing is read otherwise
   */
  List<KeycloakEvent> read(BooleanSupplier mayGoOn) throws IOException, InterruptedException {
    var start = latest.minus(OVERLAP);
    var events = new HashMap<String, KeycloakEvent>();
    for (int first = 0; ; first += PAGE_SIZE) {
      if (!mayGoOn.getAsBoolean()) return List.of();
      var page = client.page(feed, start, first, PAGE_SIZE);
      for (var event : page) if (!event.at().isBefore(start)) events.put(event.id(), event);
      if (page.size() < PAGE_SIZE || page.getLast().at().isBefore(start)) break;
    }
    var before = known;
    known = remembered(events.values());
    return events.values().stream()
        .filter(event -> !before.contains(event.id()))
        .sorted(Comparator.comparing(KeycloakEvent::at))
        .toList();
  }

  /** What the next call reads again. */
  private Set<String> remembered(Collection<KeycloakEvent> events) {
    var now = Instant.now();
    for (var event : events)
      if (event.at().isAfter(latest)) latest = event.at().isBefore(now) ? event.at() : now;
    var start = latest.minus(OVERLAP);
    return events.stream()
        .filter(event -> !event.at().isBefore(start))
        .map(KeycloakEvent::id)
        .collect(toSet());
  }
}
