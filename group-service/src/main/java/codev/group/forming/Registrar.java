package codev.group.forming;

import codev.group.directory.Directory;
import codev.group.directory.Entry;
import codev.group.domain.GroupCommand.RegisterPerson;
import codev.group.domain.PersonId;
import codev.group.domain.Reason;
import codev.group.domain.Refused;
import codev.group.domain.Username;
import codev.infra.eventstore.Commands;
import codev.infra.pages.Who;
import jakarta.validation.Validator;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Registers people one by one: a line that makes no sense is rejected and holds up no other. */
@Component
class Registrar {
  private final Commands commands;
  private final Directory directory;
  private final Validator validator;
  private final MessageSource sentences;
  private final Clock clock;

  Registrar(
      Commands commands,
      Directory directory,
      Validator validator,
      MessageSource sentences,
      Clock clock) {
    this.commands = commands;
    this.directory = directory;
    this.validator = validator;
    this.sentences = sentences;
    this.clock = clock;
  }

  /**
   * @param firstLine number of the first of these people in the list they come from
   */
  Registration register(
      List<@Nullable PersonForm> people, int firstLine, Who who, Locale language) {
    var tally = new Tally(directory.everybody());
    var by = new Username(who.username());
    for (int i = 0; i < people.size(); i++) {
      var person = people.get(i);
      if (person == null) tally.reject(firstLine + i, say("group.people.nobody", language));
      else if (!isReadable(person)) tally.reject(firstLine + i, complaints(person));
      else register(person, firstLine + i, tally, by, language);
    }
    return tally.told();
  }

  private void register(PersonForm person, int line, Tally tally, Username by, Locale language) {
    var id = id(person, tally.known(person.person()));
    try {
      if (tally.isSomebodyElse(id, person.person()))
        throw new Refused(Reason.SAME_ID_OTHER_CONTENT);
      var command = new RegisterPerson(person.person(), id, person.profile(), by, clock.instant());
      tally.count(command, person.id() != null, commands.send(command).position());
    } catch (Refused no) {
      tally.reject(line, say(no.reason().key(), language, no.arguments().toArray()));
    }
  }

  /** Whoever keeps no ids of their own still means the same person by the same username. */
  private static PersonId id(PersonForm person, @Nullable Entry known) {
    if (person.id() != null) return new PersonId(person.id());
    if (known != null) return known.id();
    var name = "person/" + person.username();
    return new PersonId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
  }

  private boolean isReadable(PersonForm person) {
    return validator.validate(person).isEmpty();
  }

  private String complaints(PersonForm person) {
    return validator.validate(person).stream()
        .map(complaint -> complaint.getPropertyPath() + " " + complaint.getMessage())
        .sorted()
        .collect(Collectors.joining("; "));
  }

  private String say(String sentence, Locale language, Object... arguments) {
    return sentences.getMessage(sentence, arguments, language);
  }
}
