package codev.group.domain.event;

import codev.group.domain.person.Absence;
import codev.group.domain.person.Contact;
import codev.group.domain.person.PersonId;
import codev.group.domain.person.Profile;
import codev.group.domain.person.Username;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events of a person: entry in the directory, contact, absences, departure, erasure. */
public sealed interface PersonEvent extends GroupServiceEvent {
  Username person();

  /** Events of a person's entry in the directory. */
  sealed interface ProfileEvent extends PersonEvent {
    PersonId id();

    Profile profile();
  }

  /** Events about days on which a person is absent. */
  sealed interface AbsenceEvent extends PersonEvent {
    Absence absence();

    Username by();
  }

  record PersonRegistered(Username person, PersonId id, Profile profile, Username by, Instant at)
      implements ProfileEvent {}

  record ProfileChanged(Username person, PersonId id, Profile profile, Username by, Instant at)
      implements ProfileEvent {}

  /** A person's contact data or notification preferences have changed. */
  record ContactChanged(Username person, Contact contact, Instant at) implements PersonEvent {}

  /**
   * The e-mail address of a person who had one is another in the directory, or none.
   *
   * @param former the one before, which is written to unless they changed it themselves; null once
   *     the person is erased
   */
  record EmailAddressChanged(Username person, @Nullable String former, Username by, Instant at)
      implements PersonEvent {}

  /**
   * A person's calendar program may read their sessions at a new address; an earlier one is closed.
   *
   * @param digest SHA-256 of the secret in the address, in hexadecimal digits
   */
  record CalendarFeedRenewed(Username person, String digest, Instant at) implements PersonEvent {}

  /** The address of a person's calendar feed is closed. */
  record CalendarFeedWithdrawn(Username person, Instant at) implements PersonEvent {}

  /**
   * Their texts were erased with their key, and their name and contact data are no longer shown or
   * published. What they did stays, under their username.
   */
  record PersonErased(Username person, Username by, Instant at)
      implements PersonEvent, IdentityFact, PoolFact {}

  /** The person is no longer part of the organisation: no group takes them. */
  record PersonLeft(Username person, Username by, Instant at) implements PersonEvent {}

  /** The person is part of the organisation again, or had been marked as left by mistake. */
  record PersonReturned(Username person, Username by, Instant at) implements PersonEvent {}

  /**
   * The system that provisions the directory knows the person by another id than before.
   *
   * @param externalId null: by none
   */
  record ExternalIdChanged(Username person, @Nullable String externalId, Username by, Instant at)
      implements PersonEvent {}

  /** Calendars that are proposed avoid these days. */
  record AbsenceDeclared(Username person, Absence absence, Username by, Instant at)
      implements AbsenceEvent {}

  record AbsenceWithdrawn(Username person, Absence absence, Username by, Instant at)
      implements AbsenceEvent {}

  /**
   * A manager has chosen what headings of lists of people mean.
   *
   * @param columns by heading; blank: the column is not used
   */
  record ListColumnsChosen(Username person, Map<String, String> columns, Instant at)
      implements PersonEvent {
    public ListColumnsChosen {
      columns = Map.copyOf(columns);
    }
  }
}
