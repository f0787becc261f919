package codev.infra.web.securityrecord;

import codev.infra.securitylog.SecurityEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Read model of one line of a service's security log: a record with a list {@code keys}. */
public interface SecurityLogRow {
  /** In the event log. */
  long position();

  Instant at();

  /** At the place of the sessions. */
  LocalDate day();

  SecurityEvent event();

  /** A page with more about it; null if there is none. */
  default @Nullable String page() {
    return null;
  }

  /**
   * The keys under which a line is found, since a read model is asked for equality alone: by day,
   * and by day with the event, a person, or both.
   *
   * @param people the user names of everybody whom it names
   */
  static List<String> keys(LocalDate day, SecurityEvent event, Collection<String> people) {
    var found = Stream.of(key(day, event, null), key(day, null, null));
    return Stream.concat(
            found,
            people.stream()
                .distinct()
                .flatMap(one -> Stream.of(key(day, event, one), key(day, null, one))))
        .toList();
  }

  /**
   * @param event null: all
   * @param person null: everybody
   */
  static String key(LocalDate day, @Nullable SecurityEvent event, @Nullable String person) {
    return day + " " + (event == null ? "" : event) + " " + (person == null ? "" : person);
  }
}
