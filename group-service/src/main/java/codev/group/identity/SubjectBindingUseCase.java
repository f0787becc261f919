package codev.group.identity;

import codev.group.directory.DirectoryEntry;
import codev.group.directory.DirectoryQueries;
import codev.group.domain.RuleViolation;
import codev.group.domain.RuleViolationException;
import codev.group.domain.command.PersonCommand.BindSubject;
import codev.group.domain.person.Username;
import codev.infra.eventstore.axon.CommandResult;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.identity.AccountLinker;
import codev.infra.web.identity.IdentityLink;
import codev.infra.web.identity.IdentityRefusals;
import codev.infra.web.identity.Subject;
import codev.infra.web.identity.SubjectBindings;
import codev.infra.web.security.ResourceServerProperties;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Use case: binds an account to a person when it signs in for the first time. */
@Component
class SubjectBindingUseCase implements AccountLinker {
  private final CommandSender commands;
  private final SubjectBindings bindings;
  private final DirectoryQueries directory;
  private final IdentityLink link;
  private final InstantSource clock;

  SubjectBindingUseCase(
      CommandSender commands,
      SubjectBindings bindings,
      DirectoryQueries directory,
      ResourceServerProperties settings,
      InstantSource clock) {
    this.commands = commands;
    this.bindings = bindings;
    this.directory = directory;
    this.link = settings.linkBy();
    this.clock = clock;
  }

  @Override
  public String usernameOf(
      Subject subject, String name, @Nullable String email, Consumer<String> admission) {
    var known = bindings.currentUsernameOf(subject);
    if (known.isPresent()) {
      bindings.forget(subject, known.get());
      return known.get();
    }
    var person = new Username(link == IdentityLink.EMAIL ? usernameByEmail(name, email) : name);
    admission.accept(person.value());
    var bound = bind(person, subject);
    bindings.forget(subject, person.value());
    if (!bound.answer(Boolean.class)) throw IdentityRefusals.nameOfAnother();
    return person.value();
  }

  /** One person alone does not have an address decide whose account an entry is next. */
  private CommandResult bind(Username person, Subject subject) {
    var byAddress = link == IdentityLink.EMAIL;
    try {
      return commands.send(
          new BindSubject(person, subject.issuer(), subject.id(), byAddress, clock.instant()));
    } catch (RuleViolationException refusal) {
      if (refusal.violation() != RuleViolation.ADDRESS_CHANGED_BY_ITS_RELEASER) throw refusal;
      throw IdentityRefusals.notLinked();
    }
  }

  /**
   * Who has this address in the directory; of nobody there, such as an administrator, the name that
   * the provider sends, unless it is a person's in the directory.
   */
  private String usernameByEmail(String name, @Nullable String email) {
    var entry = email == null ? Optional.<DirectoryEntry>empty() : directory.findByEmail(email);
    if (entry.isPresent()) return entry.get().username().value();
    var username = new Username(name);
    if (directory.of(List.of(username)).containsKey(username)) throw IdentityRefusals.notLinked();
    return name;
  }
}
