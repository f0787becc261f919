package codev.group.directory;

import codev.group.domain.GroupEvent.OfPerson;
import codev.group.domain.PersonId;
import codev.group.domain.Profile;
import codev.group.domain.Username;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody's entry, as it is shown. */
public record Entry(
    PersonId id,
    Username username,
    String displayName,
    @Nullable String email,
    @Nullable String unit,
    @Nullable String site,
    @Nullable String jobFamily,
    @Nullable Username managerUsername,
    Instant registeredAt,
    Instant changedAt) {

  static Entry after(@Nullable Entry before, OfPerson event) {
    return of(before, event.person(), event.id(), event.profile(), event.at());
  }

  /** As it stands once somebody has been described so. */
  public static Entry of(
      @Nullable Entry before, Username username, PersonId id, Profile profile, Instant at) {
    return new Entry(
        id,
        username,
        profile.displayName(),
        profile.email(),
        profile.unit(),
        profile.site(),
        profile.jobFamily(),
        profile.manager(),
        before == null ? at : before.registeredAt(),
        at);
  }

  /** Whether this is how the organisation describes them now. */
  public boolean says(Profile profile) {
    return profile.equals(new Profile(displayName, email, unit, site, jobFamily, managerUsername));
  }

  /** Whether nothing has changed since they were registered. */
  public boolean isAsRegistered() {
    return changedAt.equals(registeredAt);
  }
}
