package codev.group.directory;

import codev.group.domain.GroupEvent;
import codev.group.domain.GroupEvent.ContactChanged;
import codev.group.domain.GroupEvent.OfFacilitator;
import codev.group.domain.GroupEvent.OfGroup;
import codev.group.domain.GroupEvent.OfPerson;
import codev.group.domain.GroupEvent.OfProgramme;
import codev.group.domain.GroupEvent.PersonErased;
import codev.group.domain.person.PersonId;
import codev.group.domain.person.Profile;
import codev.group.domain.person.Username;
import codev.infra.projections.Projection;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Read model of a person's entry in the directory. */
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

  /** One document for each person; version 2 omits erased people. */
  static final Projection<GroupEvent, DirectoryEntry> PROJECTION =
      Projection.of("directory", GroupEvent.class, DirectoryEntry.class)
          .version(2)
          .byEach(DirectoryEntry::concerned)
          .fold(
              (before, event) ->
                  event instanceof OfPerson e
                      ? of(before, e.person(), e.id(), e.profile(), e.at())
                      : null);

  private static Stream<String> concerned(GroupEvent event) {
    return switch (event) {
      case OfPerson e -> Stream.of(e.person().value());
      case PersonErased e -> Stream.of(e.person().value());
      case ContactChanged _, OfFacilitator _, OfProgramme _, OfGroup _ -> Stream.empty();
    };
  }

  /** The entry after a registration. */
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
