package codev.group.people;

import codev.group.directory.ProfileChange;
import codev.group.domain.event.PersonEvent;
import codev.group.domain.event.PersonEvent.*;
import codev.group.domain.person.Profile;
import codev.group.domain.person.Username;
import codev.infra.projections.Projection;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Read model of what has become of a person's entry in the directory, the latest first; an erased
 * person has none.
 */
record PersonHistoryView(Username username, @Nullable Profile profile, List<Change> changes) {
  /** Changes that are kept: a list that comes every night could bring many. */
  private static final int MAX_CHANGES = 100;

  /** What happened. */
  enum Kind {
    REGISTERED,
    CHANGED,
    LEFT,
    RETURNED
  }

  /**
   * @param fields what is different in the entry; empty if it is new
   */
  record Change(Kind kind, List<ProfileChange> fields, Username by, Instant at) {}

  /** One document for each person. */
  static final Projection<PersonEvent, PersonHistoryView> PROJECTION =
      Projection.of("person-history", PersonEvent.class, PersonHistoryView.class)
          .by(e -> e.person().value())
          .fold(PersonHistoryView::after);

  private static @Nullable PersonHistoryView after(
      @Nullable PersonHistoryView before, PersonEvent event) {
    var history = before == null ? new PersonHistoryView(event.person(), null, List.of()) : before;
    return switch (event) {
      case PersonRegistered e ->
          history.with(e.profile(), new Change(Kind.REGISTERED, List.of(), e.by(), e.at()));
      case ProfileChanged e ->
          history.with(
              e.profile(),
              new Change(
                  Kind.CHANGED,
                  ProfileChange.between(history.profile, e.profile()),
                  e.by(),
                  e.at()));
      case PersonLeft e ->
          history.with(history.profile, new Change(Kind.LEFT, List.of(), e.by(), e.at()));
      case PersonReturned e ->
          history.with(history.profile, new Change(Kind.RETURNED, List.of(), e.by(), e.at()));
      case ContactChanged _, EmailAddressChanged _, ListColumnsChosen _ -> before;
      case CalendarFeedRenewed _, CalendarFeedWithdrawn _, AbsenceEvent _ -> before;
      case ExternalIdChanged _ -> before;
      case PersonErased _ -> null;
    };
  }

  private PersonHistoryView with(@Nullable Profile profile, Change change) {
    return new PersonHistoryView(
        username,
        profile,
        Stream.concat(Stream.of(change), changes.stream()).limit(MAX_CHANGES).toList());
  }

  /** Everybody whom the history names. */
  Stream<Username> named() {
    var managers =
        changes.stream().flatMap(change -> change.fields().stream()).flatMap(ProfileChange::named);
    return Stream.concat(changes.stream().map(Change::by), managers);
  }
}
