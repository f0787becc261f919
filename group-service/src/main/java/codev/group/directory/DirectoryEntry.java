package codev.group.directory;

import codev.group.domain.GroupEvent.OfPerson;
import codev.group.domain.person.PersonId;
import codev.group.domain.person.Profile;
import codev.group.domain.person.Username;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody's entry, as it is shown. */
public record DirectoryEntry(
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

  static DirectoryEntry after(@Nullable DirectoryEntry before, OfPerson event) {
    return of(before, event.person(), event.id(), event.profile(), event.at());
  }

  /** As it stands once somebody has been described so. */
  public static DirectoryEntry of(
      @Nullable DirectoryEntry before,
      Username username,
      PersonId id,
      Profile profile,
      Instant at) {
    return new DirectoryEntry(
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
  public boolean hasProfile(Profile profile) {
    return profile.equals(new Profile(displayName, email, unit, site, jobFamily, managerUsername));
  }

  /** Whether nothing has changed since they were registered. */
  public boolean isAsRegistered() {
    return changedAt.equals(registeredAt);
  }
}
