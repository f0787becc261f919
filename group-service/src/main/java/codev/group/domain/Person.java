package codev.group.domain;

import static codev.group.domain.RuleViolation.NOT_IN_THE_DIRECTORY;
import static codev.group.domain.RuleViolation.OWN_MANAGER;
import static codev.group.domain.RuleViolation.PERSON_IS_ERASED;
import static codev.group.domain.RuleViolation.USERNAME_HAS_ANOTHER_ID;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import codev.group.domain.GroupCommand.ChoosePreferences;
import codev.group.domain.GroupCommand.ErasePerson;
import codev.group.domain.GroupCommand.RegisterPerson;
import codev.group.domain.GroupEvent.ContactChanged;
import codev.group.domain.GroupEvent.OfPerson;
import codev.group.domain.GroupEvent.PersonErased;
import codev.group.domain.GroupEvent.PersonRegistered;
import codev.group.domain.GroupEvent.ProfileChanged;
import codev.group.domain.person.Contact;
import codev.group.domain.person.PersonId;
import codev.group.domain.person.Profile;
import codev.group.domain.person.Username;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Aggregate: an entry of the directory, unique by user name. */
@Aggregate
public class Person {
  @AggregateIdentifier String id;
  private @Nullable PersonId key;
  private @Nullable Profile profile;
  private @Nullable Contact contact;
  private boolean erased;

  @SuppressWarnings("NullAway.Init")
  Person() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void register(RegisterPerson c) {
    if (erased) throw new RuleViolationException(PERSON_IS_ERASED);
    check(c, key);
    if (profile == null)
      apply(new PersonRegistered(c.person(), c.id(), c.profile(), c.by(), c.at()));
    else if (!profile.equals(c.profile()))
      apply(new ProfileChanged(c.person(), c.id(), c.profile(), c.by(), c.at()));
    var known = contact == null ? Contact.of(c.profile()) : contact.at(c.profile());
    keep(c.person(), known, c.at());
  }

  /**
   * Checks an entry before it is recorded.
   *
   * @param known the id under which the username is known, if it is
   */
  public static void check(RegisterPerson c, @Nullable PersonId known) {
    if (known != null && !known.equals(c.id()))
      throw new RuleViolationException(USERNAME_HAS_ANOTHER_ID, c.person());
    if (c.person().equals(c.profile().manager()))
      throw new RuleViolationException(OWN_MANAGER, c.person());
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void choose(ChoosePreferences c) {
    if (erased) throw new RuleViolationException(PERSON_IS_ERASED);
    if (profile == null) throw new RuleViolationException(NOT_IN_THE_DIRECTORY, c.person());
    var known = contact == null ? Contact.of(profile) : contact;
    keep(c.person(), known.with(c.language(), c.reminders()), c.at());
  }

  /** Also for a person who was never registered: they must not be registered now. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void erase(ErasePerson c) {
    if (!erased) apply(new PersonErased(c.person(), c.by(), c.at()));
  }

  /** People who were registered before contacts were kept get theirs with the next import. */
  private void keep(Username person, Contact known, Instant at) {
    if (!known.equals(contact)) apply(new ContactChanged(person, known, at));
  }

  @EventSourcingHandler
  void evolve(OfPerson event) {
    id = event.person().stream();
    key = event.id();
    profile = event.profile();
  }

  @EventSourcingHandler
  void evolve(ContactChanged event) {
    contact = event.contact();
  }

  @EventSourcingHandler
  void evolve(PersonErased event) {
    id = event.person().stream();
    erased = true;
  }
}
