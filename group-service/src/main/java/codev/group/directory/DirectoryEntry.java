package codev.group.directory;

import codev.group.domain.event.PersonEvent;
import codev.group.domain.event.PersonEvent.*;
import codev.group.domain.person.PersonId;
import codev.group.domain.person.Profile;
import codev.group.domain.person.Username;
import codev.infra.projections.Projection;
import codev.infra.ui.NameOrder;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Read model of a person's entry in the directory.
 *
 * @param leftAt when they were marked as no longer part of the organisation, if they are
 */
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
    Instant changedAt,
    @Nullable Instant leftAt) {

  /** By name, namesakes by user name. */
  private static final Comparator<DirectoryEntry> ALPHABETICAL =
      Comparator.comparing(DirectoryEntry::displayName, NameOrder.alphabetical())
          .thenComparing(entry -> entry.username().value());

  /**
   * One document for each person; version 2 omits erased people, 3 says who has left. Each field in
   * which a person is named reads all of them.
   */
  static final Projection<PersonEvent, DirectoryEntry> PROJECTION =
      Projection.of("directory", PersonEvent.class, DirectoryEntry.class)
          .version(3)
          .by(e -> e.person().value())
          .keptInMemory(ALPHABETICAL)
          .fold(
              (before, event) ->
                  switch (event) {
                    case ProfileEvent e -> of(before, e.person(), e.id(), e.profile(), e.at());
                    case ContactChanged _, EmailAddressChanged _, ListColumnsChosen _ -> before;
                    case CalendarFeedRenewed _, CalendarFeedWithdrawn _, AbsenceEvent _ -> before;
                    case ExternalIdChanged _ -> before;
                    case PersonLeft e -> before == null ? null : before.with(e.at());
                    case PersonReturned _ -> before == null ? null : before.with(null);
                    case PersonErased _ -> null;
                  });

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
        at,
        before == null ? null : before.leftAt());
  }

  private DirectoryEntry with(@Nullable Instant leftAt) {
    return new DirectoryEntry(
        id,
        username,
        displayName,
        email,
        unit,
        site,
        jobFamily,
        managerUsername,
        registeredAt,
        changedAt,
        leftAt);
  }

  /** Whether they are no longer part of the organisation: no group takes them. */
  public boolean hasLeft() {
    return leftAt != null;
  }

  /** Whether this is how the organisation describes them now. */
  public boolean hasProfile(Profile profile) {
    return profile.equals(profile());
  }

  public Profile profile() {
    return new Profile(displayName, email, unit, site, jobFamily, managerUsername);
  }

  /** Whether nothing has changed since they were registered. */
  public boolean isAsRegistered() {
    return changedAt.equals(registeredAt);
  }
}
