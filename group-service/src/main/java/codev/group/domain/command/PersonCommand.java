package codev.group.domain.command;

import codev.group.domain.person.Absence;
import codev.group.domain.person.EmailKind;
import codev.group.domain.person.EncryptedText;
import codev.group.domain.person.Language;
import codev.group.domain.person.PersonId;
import codev.group.domain.person.Profile;
import codev.group.domain.person.Username;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Commands to a person in the directory: profile, account, absences, departure, erasure. */
public sealed interface PersonCommand extends GroupServiceCommand {
  Username person();

  @Override
  default String stream() {
    return person().stream();
  }

  /** Registers a person, or updates their profile. */
  record RegisterPerson(Username person, PersonId id, Profile profile, Username by, Instant at)
      implements PersonCommand {}

  /**
   * Registers a person who has never been registered; everybody else's entry stays as it is.
   * Answers whether they were registered by it.
   */
  record IntroducePerson(Username person, Profile profile, Username by, Instant at)
      implements PersonCommand {}

  /**
   * Changes a person's notification preferences.
   *
   * @param language {@code null}: as before
   * @param reminders all that they may do without, or none of it; {@code null}: as before
   * @param unwanted the kinds that they do without; {@code null}: as before
   */
  record ChoosePreferences(
      Username person,
      @Nullable Language language,
      @Nullable Boolean reminders,
      @Nullable List<EmailKind> unwanted,
      Instant at)
      implements PersonCommand {}

  /**
   * Gives a person's calendar feed a new address, or its first.
   *
   * @param digest of the secret in the address
   */
  record RenewCalendarFeed(Username person, String digest, Instant at) implements PersonCommand {}

  /** Closes a person's calendar feed. */
  record WithdrawCalendarFeed(Username person, Instant at) implements PersonCommand {}

  /**
   * Binds a person's user name to the account with which they sign in, unless it is bound; answers
   * whether it is theirs.
   *
   * @param byAddress whether the address in the directory says whose account it is, not the name
   */
  record BindSubject(Username person, String issuer, String subject, boolean byAddress, Instant at)
      implements PersonCommand {}

  /** Links an account that came with another person's user name to the person whose it is. */
  record AssignSubject(Username person, String issuer, String subject, Username by, Instant at)
      implements PersonCommand {}

  /** Releases a person's user name from the account to which it is bound. */
  record ReleaseSubject(Username person, EncryptedText reason, Username by, Instant at)
      implements PersonCommand {}

  /**
   * Ends a person's sessions: their access tokens from before are refused.
   *
   * @param issued the access token with which it is asked for; of no meaning unless the person asks
   */
  record EndSignInSessions(
      Username person, Instant issuedBefore, Instant issued, Username by, Instant at)
      implements PersonCommand {}

  /** Erases a person's name and contact data. */
  record ErasePerson(Username person, Username by, Instant at) implements PersonCommand {}

  /**
   * Marks a person as no longer part of the organisation, and ends their sessions.
   *
   * @param groups names of the running groups that keep them since they belong to or facilitate
   *     them, as far as {@code by} may see them; none where the organisation's identity provider
   *     says that they have left
   * @param otherGroups how many more there are
   * @param issuedBefore access tokens that were issued before are refused from then on
   */
  record LeaveOrganisation(
      Username person,
      List<String> groups,
      int otherGroups,
      Instant issuedBefore,
      Username by,
      Instant at)
      implements PersonCommand {
    public LeaveOrganisation {
      groups = List.copyOf(groups);
    }
  }

  /** Takes back that a person has left. */
  record ReturnToOrganisation(Username person, Username by, Instant at) implements PersonCommand {}

  /**
   * Remembers by which id the system that provisions the directory knows a person.
   *
   * @param externalId null: by none
   */
  record ChangeExternalId(Username person, @Nullable String externalId, Username by, Instant at)
      implements PersonCommand {}

  /** Records days on which a person is absent. */
  record DeclareAbsence(Username person, Absence absence, Username by, Instant at)
      implements PersonCommand {}

  /** Takes an absence back, whenever it would have been. */
  record WithdrawAbsence(Username person, Absence absence, Username by, Instant at)
      implements PersonCommand {}

  /**
   * Remembers what headings of lists of people mean to a manager.
   *
   * @param columns by heading; they are added to those chosen before
   */
  record ChooseListColumns(Username person, Map<String, String> columns, Instant at)
      implements PersonCommand {
    public ChooseListColumns {
      columns = Map.copyOf(columns);
    }
  }
}
