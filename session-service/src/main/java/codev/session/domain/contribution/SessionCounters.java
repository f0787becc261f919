package codev.session.domain.contribution;

import codev.session.domain.value.ImmutableLists;
import codev.session.domain.value.Username;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counters of a running session; they become its statistics at the end.
 *
 * @param clientSilent whether no client has spoken in a consultation, signals aside
 */
public record SessionCounters(
    @Nullable Instant openedAt, boolean clientSilent, List<AuthorCount> contributions) {
  public static final SessionCounters NONE = new SessionCounters(null, true, List.of());

  public SessionCounters {
    contributions = List.copyOf(contributions);
  }

  /** How often a person has contributed. */
  public record AuthorCount(Username by, int times) {}

  public SessionCounters openedAt(@Nullable Instant at) {
    return new SessionCounters(at, clientSilent, contributions);
  }

  public SessionCounters contributed(Username by, boolean endsClientSilence) {
    return new SessionCounters(
        openedAt, clientSilent && !endsClientSilence, counting(by, times(by) + 1));
  }

  /** What was withdrawn does not count. */
  public SessionCounters withdrawn(Username by) {
    return new SessionCounters(openedAt, clientSilent, counting(by, times(by) - 1));
  }

  private int times(Username by) {
    return contributions.stream()
        .filter(c -> c.by().equals(by))
        .mapToInt(AuthorCount::times)
        .findFirst()
        .orElse(0);
  }

  private List<AuthorCount> counting(Username by, int times) {
    return ImmutableLists.put(contributions, c -> c.by().equals(by), new AuthorCount(by, times));
  }

  /** How often each person has contributed. */
  public Map<Username, Integer> counted() {
    var counted = new LinkedHashMap<Username, Integer>();
    for (var each : contributions) counted.put(each.by(), each.times());
    return counted;
  }
}
