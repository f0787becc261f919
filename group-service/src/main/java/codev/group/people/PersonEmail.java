package codev.group.people;

import codev.group.group.GroupView;
import codev.infra.email.EmailDelivery;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail to a person about one of their groups, as shown on their page: never its text.
 *
 * @param group name of the group
 * @param session number of the session; {@code null}: it is about the group as a whole
 * @param isRefused whether the person's address was refused
 */
record PersonEmail(
    Kind kind, String group, @Nullable Integer session, boolean isRefused, Instant at) {

  /** What it is about, by the kind in its id. */
  enum Kind {
    WELCOME,
    CHARTER,
    CHARTER_REMINDER,
    CHARTER_REMINDER_REQUESTED,
    PLANNED,
    JOINED,
    LEADING,
    MOVED,
    ELSEWHERE,
    OTHERWISE,
    POSTPONED,
    CANCELLED,
    LEFT,
    REMINDER,
    SUMMARY;

    private static Optional<Kind> of(String key) {
      var name = key.toUpperCase(Locale.ROOT).replace('-', '_');
      return Arrays.stream(values()).filter(kind -> kind.name().equals(name)).findFirst();
    }
  }

  /** Empty for one that is about nothing of these groups. */
  static Optional<PersonEmail> of(EmailDelivery delivery, List<GroupView> groups) {
    var id = delivery.id();
    return Kind.of(id.kind()).flatMap(kind -> of(kind, id.subject(), delivery, groups));
  }

  /**
   * @param about id of a group or of a session
   */
  private static Optional<PersonEmail> of(
      Kind kind, String about, EmailDelivery delivery, List<GroupView> groups) {
    for (var group : groups) {
      if (group.id().toString().equals(about))
        return Optional.of(
            new PersonEmail(kind, group.name(), null, delivery.isRefused(), delivery.at()));
      for (var session : group.sessions().all())
        if (session.id().toString().equals(about))
          return Optional.of(
              new PersonEmail(
                  kind, group.name(), session.number(), delivery.isRefused(), delivery.at()));
    }
    return Optional.empty();
  }
}
