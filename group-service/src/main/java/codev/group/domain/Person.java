package codev.group.domain;

import static codev.group.domain.RuleViolation.ABSENCE_ENDS_BEFORE_IT_STARTS;
import static codev.group.domain.RuleViolation.ADDRESS_CHANGED_BY_ITS_RELEASER;
import static codev.group.domain.RuleViolation.NOT_IN_THE_DIRECTORY;
import static codev.group.domain.RuleViolation.OWN_MANAGER;
import static codev.group.domain.RuleViolation.PERSON_HAS_LEFT;
import static codev.group.domain.RuleViolation.PERSON_IS_ERASED;
import static codev.group.domain.RuleViolation.STILL_IN_A_GROUP;
import static codev.group.domain.RuleViolation.STILL_IN_A_GROUP_ELSEWHERE;
import static codev.group.domain.RuleViolation.SUBJECT_BOUND_ALREADY;
import static codev.group.domain.RuleViolation.SUBJECT_NOT_BOUND;
import static codev.group.domain.RuleViolation.TOO_MANY_SESSION_ENDS;
import static codev.group.domain.RuleViolation.USERNAME_HAS_ANOTHER_ID;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import codev.group.domain.command.PersonCommand.AssignSubject;
import codev.group.domain.command.PersonCommand.BindSubject;
import codev.group.domain.command.PersonCommand.ChangeExternalId;
import codev.group.domain.command.PersonCommand.ChooseListColumns;
import codev.group.domain.command.PersonCommand.ChoosePreferences;
import codev.group.domain.command.PersonCommand.DeclareAbsence;
import codev.group.domain.command.PersonCommand.EndSignInSessions;
import codev.group.domain.command.PersonCommand.ErasePerson;
import codev.group.domain.command.PersonCommand.IntroducePerson;
import codev.group.domain.command.PersonCommand.LeaveOrganisation;
import codev.group.domain.command.PersonCommand.RegisterPerson;
import codev.group.domain.command.PersonCommand.ReleaseSubject;
import codev.group.domain.command.PersonCommand.RenewCalendarFeed;
import codev.group.domain.command.PersonCommand.ReturnToOrganisation;
import codev.group.domain.command.PersonCommand.WithdrawAbsence;
import codev.group.domain.command.PersonCommand.WithdrawCalendarFeed;
import codev.group.domain.event.PersonEvent;
import codev.group.domain.event.PersonEvent.*;
import codev.group.domain.event.SubjectEvent.*;
import codev.group.domain.person.Absence;
import codev.group.domain.person.AccountBinding;
import codev.group.domain.person.AccountBinding.Account;
import codev.group.domain.person.Contact;
import codev.group.domain.person.PersonId;
import codev.group.domain.person.Profile;
import codev.group.domain.person.SignInSessionEnds;
import codev.group.domain.person.Username;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * Aggregate: a person, unique by user name: their entry in the directory, and the account with
 * which they sign in.
 */
@Aggregate
public class Person {
  @AggregateIdentifier String id;
  private @Nullable PersonId key;
  private @Nullable Profile profile;
  private @Nullable Contact contact;
  private Map<String, String> listColumns = Map.of();
  private @Nullable String feed;
  private @Nullable String externalId;
  private boolean hasLeft;
  private boolean erased;
  private AccountBinding binding = AccountBinding.NONE;
  private SignInSessionEnds sessionEnds = SignInSessionEnds.NONE;

  /** Who has changed the address since the account was bound, and who has released it. */
  private @Nullable Username addressChangedBy;

  private @Nullable Username releasedBy;
  private final Set<Absence> absences = new HashSet<>();

  @SuppressWarnings("NullAway.Init")
  Person() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void register(RegisterPerson c) {
    if (erased) throw new RuleViolationException(PERSON_IS_ERASED);
    check(c, key, hasLeft);
    if (profile == null)
      apply(new PersonRegistered(c.person(), c.id(), c.profile(), c.by(), c.at()));
    else if (!profile.equals(c.profile()) || !c.id().equals(key)) change(profile, c);
    var updatedContact = contact == null ? Contact.of(c.profile()) : contact.at(c.profile());
    keep(c.person(), updatedContact, c.at());
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Boolean introduce(IntroducePerson c) {
    if (erased || profile != null) return false;
    var id = PersonId.derivedFrom(c.person());
    apply(new PersonRegistered(c.person(), id, c.profile(), c.by(), c.at()));
    keep(c.person(), Contact.of(c.profile()), c.at());
    return true;
  }

  private static void change(Profile before, RegisterPerson c) {
    apply(new ProfileChanged(c.person(), c.id(), c.profile(), c.by(), c.at()));
    var former = before.email();
    if (former != null && !former.equalsIgnoreCase(c.profile().email()))
      apply(new EmailAddressChanged(c.person(), former, c.by(), c.at()));
  }

  /**
   * Checks an entry before it is recorded.
   *
   * @param known the id under which the username is known, if it is; one that was derived from it,
   *     since no client gave any, is replaced by a client's
   * @param hasLeft whether the person has been marked as left: an old list does not bring them back
   */
  public static void check(RegisterPerson c, @Nullable PersonId known, boolean hasLeft) {
    if (known != null && !known.equals(c.id()) && !known.equals(PersonId.derivedFrom(c.person())))
      throw new RuleViolationException(USERNAME_HAS_ANOTHER_ID, c.person());
    if (c.person().equals(c.profile().manager()))
      throw new RuleViolationException(OWN_MANAGER, c.person());
    if (hasLeft) throw new RuleViolationException(PERSON_HAS_LEFT, c.profile().displayName());
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void leave(LeaveOrganisation c) {
    if (erased) throw new RuleViolationException(PERSON_IS_ERASED);
    if (profile == null) throw new RuleViolationException(NOT_IN_THE_DIRECTORY, c.person());
    if (hasLeft) return;
    if (!c.groups().isEmpty())
      throw new RuleViolationException(
          STILL_IN_A_GROUP, profile.displayName(), String.join(", ", c.groups()), c.otherGroups());
    if (c.otherGroups() > 0)
      throw new RuleViolationException(STILL_IN_A_GROUP_ELSEWHERE, profile.displayName());
    apply(new PersonLeft(c.person(), c.by(), c.at()));
    if (sessionEnds.areBefore(c.issuedBefore()))
      apply(new SessionsEnded(c.person(), c.issuedBefore(), c.by(), c.at()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void comeBack(ReturnToOrganisation c) {
    if (erased) throw new RuleViolationException(PERSON_IS_ERASED);
    if (hasLeft) apply(new PersonReturned(c.person(), c.by(), c.at()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void change(ChangeExternalId c) {
    if (erased) throw new RuleViolationException(PERSON_IS_ERASED);
    if (profile == null) throw new RuleViolationException(NOT_IN_THE_DIRECTORY, c.person());
    if (!Objects.equals(c.externalId(), externalId))
      apply(new ExternalIdChanged(c.person(), c.externalId(), c.by(), c.at()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void declare(DeclareAbsence c) {
    if (erased) throw new RuleViolationException(PERSON_IS_ERASED);
    if (profile == null) throw new RuleViolationException(NOT_IN_THE_DIRECTORY, c.person());
    if (c.absence().endsBeforeItStarts())
      throw new RuleViolationException(ABSENCE_ENDS_BEFORE_IT_STARTS);
    if (!absences.contains(c.absence()))
      apply(new AbsenceDeclared(c.person(), c.absence(), c.by(), c.at()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void withdraw(WithdrawAbsence c) {
    if (absences.contains(c.absence()))
      apply(new AbsenceWithdrawn(c.person(), c.absence(), c.by(), c.at()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void choose(ChoosePreferences c) {
    if (erased) throw new RuleViolationException(PERSON_IS_ERASED);
    if (profile == null) throw new RuleViolationException(NOT_IN_THE_DIRECTORY, c.person());
    var known = contact == null ? Contact.of(profile) : contact;
    keep(c.person(), known.with(c.language(), c.reminders(), c.unwanted()), c.at());
  }

  /** Also for a manager who has no entry in the directory. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void choose(ChooseListColumns c) {
    if (erased) throw new RuleViolationException(PERSON_IS_ERASED);
    var columns = new HashMap<>(listColumns);
    columns.putAll(c.columns());
    if (!columns.equals(listColumns)) apply(new ListColumnsChosen(c.person(), columns, c.at()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void renew(RenewCalendarFeed c) {
    if (erased) throw new RuleViolationException(PERSON_IS_ERASED);
    if (!c.digest().equals(feed)) apply(new CalendarFeedRenewed(c.person(), c.digest(), c.at()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void withdraw(WithdrawCalendarFeed c) {
    if (feed != null) apply(new CalendarFeedWithdrawn(c.person(), c.at()));
  }

  /** Also for a person who was never registered: they must not be registered now. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void erase(ErasePerson c) {
    if (!erased) apply(new PersonErased(c.person(), c.by(), c.at()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Boolean bind(BindSubject c) {
    var account = new Account(c.issuer(), c.subject());
    if (binding.isTo(account)) return true;
    boolean isFree = binding.account() == null;
    if (isFree && c.byAddress() && releasedBy != null && releasedBy.equals(addressChangedBy))
      throw new RuleViolationException(ADDRESS_CHANGED_BY_ITS_RELEASER, c.person());
    if (isFree) apply(new SubjectBound(c.person(), c.issuer(), c.subject(), c.at()));
    else if (!binding.hasRefused(account))
      apply(new SubjectRefused(c.person(), c.issuer(), c.subject(), c.at()));
    return isFree;
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void assign(AssignSubject c) {
    if (erased) throw new RuleViolationException(PERSON_IS_ERASED);
    if (profile == null) throw new RuleViolationException(NOT_IN_THE_DIRECTORY, c.person());
    if (binding.isTo(new Account(c.issuer(), c.subject()))) return;
    if (binding.account() != null)
      throw new RuleViolationException(SUBJECT_BOUND_ALREADY, c.person());
    apply(new SubjectAssigned(c.person(), c.issuer(), c.subject(), c.by(), c.at()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void release(ReleaseSubject c) {
    var account = binding.account();
    if (account != null)
      apply(
          new SubjectReleased(
              c.person(), account.issuer(), account.subject(), c.reason(), c.by(), c.at()));
    else if (!binding.isReleasedFor(c.reason()))
      throw new RuleViolationException(SUBJECT_NOT_BOUND, c.person());
  }

  /**
   * Also of a person who is erased, or was never registered.
   *
   * @return whether tokens are refused by it that were not before
   */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Boolean endSignInSessions(EndSignInSessions c) {
    if (!sessionEnds.areBefore(c.issuedBefore())) return false;
    var isOwn = c.by().equals(c.person());
    if (isOwn && !sessionEnds.admitOwn(c.issuedBefore(), c.issued(), c.at()))
      throw new RuleViolationException(TOO_MANY_SESSION_ENDS, SignInSessionEnds.MOST_OWN);
    apply(new SessionsEnded(c.person(), c.issuedBefore(), c.by(), c.at()));
    return true;
  }

  /** People who were registered before contacts were kept get theirs with the next import. */
  private void keep(Username person, Contact known, Instant at) {
    if (!known.equals(contact)) apply(new ContactChanged(person, known, at));
  }

  @EventSourcingHandler
  void evolve(PersonEvent event) {
    id = event.person().stream();
    switch (event) {
      case ProfileEvent e -> {
        if (e instanceof ProfileChanged changed) noteAddress(changed);
        key = e.id();
        profile = e.profile();
      }
      case ContactChanged e -> contact = e.contact();
      case EmailAddressChanged _ -> {}
      case AbsenceDeclared e -> absences.add(e.absence());
      case AbsenceWithdrawn e -> absences.remove(e.absence());
      case ListColumnsChosen e -> listColumns = e.columns();
      case CalendarFeedRenewed e -> feed = e.digest();
      case CalendarFeedWithdrawn _ -> feed = null;
      case PersonLeft _ -> {
        hasLeft = true;
        feed = null;
      }
      case PersonReturned _ -> hasLeft = false;
      case ExternalIdChanged e -> externalId = e.externalId();
      case PersonErased _ -> erased = true;
    }
  }

  private void noteAddress(ProfileChanged event) {
    var before = profile == null ? null : profile.email();
    var email = event.profile().email();
    if (email == null ? before != null : !email.equalsIgnoreCase(before))
      addressChangedBy = event.by();
  }

  @EventSourcingHandler
  void evolve(AccountBindingEvent event) {
    id = event.person().stream();
    switch (event) {
      case SubjectBound _, SubjectAssigned _ -> {
        addressChangedBy = null;
        releasedBy = null;
      }
      case SubjectReleased e -> releasedBy = e.by();
      case SubjectRefused _ -> {}
    }
    binding =
        switch (event) {
          case SubjectBound e -> binding.boundTo(new Account(e.issuer(), e.subject()));
          case SubjectAssigned e -> binding.boundTo(new Account(e.issuer(), e.subject()));
          case SubjectRefused e -> binding.refusing(new Account(e.issuer(), e.subject()));
          case SubjectReleased e -> binding.releasedFor(e.reason());
        };
  }

  @EventSourcingHandler
  void evolve(SessionsEnded event) {
    id = event.person().stream();
    var isOwn = event.by().equals(event.person());
    sessionEnds = sessionEnds.after(event.issuedBefore(), isOwn, event.at());
  }
}
