package codev.group.people;

import codev.group.directory.DisplayNames;
import codev.group.domain.GroupServiceEvent.*;
import codev.group.domain.person.Profile;
import codev.group.domain.person.Username;
import codev.infra.projections.Projection;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Read model of what has become of a person's entry in the directory, the latest first; an erased
 * person has none.
 */
record PersonHistoryView(Username username, @Nullable Profile profile, List<Change> changes) {
  /** Changes that are kept: a list that comes every night could bring many. */
  private static final int MOST = 100;

  /** What happened. */
  enum Kind {
    REGISTERED,
    CHANGED,
    LEFT,
    RETURNED
  }

  /** Parts of an entry. */
  enum Field {
    DISPLAY_NAME("displayName"),
    EMAIL("email"),
    UNIT("unit"),
    SITE("site"),
    JOB_FAMILY("jobFamily"),
    MANAGER("managerUsername");

    private final String column;

    Field(String column) {
      this.column = column;
    }

    /** Its name in the list that is imported. */
    public String column() {
      return column;
    }
  }

  record FieldChange(Field field, @Nullable String before, @Nullable String after) {
    /** What to show for a value: people by their names. */
    public String shown(@Nullable String value, DisplayNames names) {
      if (value == null) return "–";
      return field == Field.MANAGER ? names.of(new Username(value)) : value;
    }
  }

  /**
   * @param fields what is different in the entry; empty if it is new
   */
  record Change(Kind kind, List<FieldChange> fields, Username by, Instant at) {}

  /** One document for each person. */
  static final Projection<PersonFact, PersonHistoryView> PROJECTION =
      Projection.of("person-history", PersonFact.class, PersonHistoryView.class)
          .by(e -> e.person().value())
          .fold(PersonHistoryView::after);

  private static @Nullable PersonHistoryView after(
      @Nullable PersonHistoryView before, PersonFact event) {
    var history = before == null ? new PersonHistoryView(event.person(), null, List.of()) : before;
    return switch (event) {
      case PersonRegistered e ->
          history.with(e.profile(), new Change(Kind.REGISTERED, List.of(), e.by(), e.at()));
      case ProfileChanged e ->
          history.with(
              e.profile(),
              new Change(Kind.CHANGED, differences(history.profile, e.profile()), e.by(), e.at()));
      case PersonLeft e ->
          history.with(history.profile, new Change(Kind.LEFT, List.of(), e.by(), e.at()));
      case PersonReturned e ->
          history.with(history.profile, new Change(Kind.RETURNED, List.of(), e.by(), e.at()));
      case ContactChanged _, EmailAddressChanged _, ListColumnsChosen _ -> before;
      case CalendarFeedRenewed _, CalendarFeedWithdrawn _ -> before;
      case PersonErased _ -> null;
    };
  }

  private PersonHistoryView with(@Nullable Profile now, Change change) {
    return new PersonHistoryView(
        username, now, Stream.concat(Stream.of(change), changes.stream()).limit(MOST).toList());
  }

  private static List<FieldChange> differences(@Nullable Profile before, Profile after) {
    return Stream.of(Field.values())
        .map(field -> new FieldChange(field, value(before, field), value(after, field)))
        .filter(change -> !Objects.equals(change.before(), change.after()))
        .toList();
  }

  private static @Nullable String value(@Nullable Profile profile, Field field) {
    if (profile == null) return null;
    return switch (field) {
      case DISPLAY_NAME -> profile.displayName();
      case EMAIL -> profile.email();
      case UNIT -> profile.unit();
      case SITE -> profile.site();
      case JOB_FAMILY -> profile.jobFamily();
      case MANAGER -> profile.manager() == null ? null : profile.manager().value();
    };
  }

  /** Everybody whom the history names. */
  Stream<Username> named() {
    var managers =
        changes.stream()
            .flatMap(change -> change.fields().stream())
            .filter(change -> change.field() == Field.MANAGER)
            .<Username>mapMulti(PersonHistoryView::values);
    return Stream.concat(changes.stream().map(Change::by), managers);
  }

  private static void values(FieldChange change, Consumer<Username> each) {
    if (change.before() != null) each.accept(new Username(change.before()));
    if (change.after() != null) each.accept(new Username(change.after()));
  }
}
