package codev.group.directory;

import codev.group.directory.ImportPreviewRow.Fate;
import codev.group.domain.GroupCommand.RegisterPerson;
import codev.group.domain.Person;
import codev.group.domain.RuleViolation;
import codev.group.domain.RuleViolationException;
import codev.group.domain.person.PersonId;
import codev.group.domain.person.Username;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.security.CurrentUser;
import jakarta.validation.Validator;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Imports people: an invalid row is rejected and delays no other. Rows about different people are
 * processed concurrently, so that the log takes many of them in one commit; the result is as if
 * they had been processed one after the other.
 */
@Component
class PeopleImporter {
  /** At the same time; more would only wait for the log's connections. */
  private static final int LINES_AT_ONCE = 64;

  private final CommandSender commands;
  private final DirectoryQueries directory;
  private final Validator validator;
  private final MessageSource sentences;
  private final Clock clock;

  PeopleImporter(
      CommandSender commands,
      DirectoryQueries directory,
      Validator validator,
      MessageSource sentences,
      Clock clock) {
    this.commands = commands;
    this.directory = directory;
    this.validator = validator;
    this.sentences = sentences;
    this.clock = clock;
  }

  /** From where a list comes: what a program may send is promised, a page looks more closely. */
  enum Source {
    PROGRAM,
    PAGE
  }

  /**
   * @param firstLine number of the first of these people in the list they come from
   */
  ImportResult register(
      List<@Nullable PersonRequest> people,
      int firstLine,
      Source source,
      CurrentUser who,
      Locale language) {
    var tally = new ImportCounter(directory.everybody());
    var by = new Username(who.username());
    var lines = new ImportBatch();
    for (int i = 0; i < people.size(); i++) {
      var person = people.get(i);
      int number = firstLine + i;
      if (person == null) tally.reject(number, message("group.people.nobody", language));
      else if (!isReadable(person, source))
        tally.reject(number, complaints(person, source, language));
      else if (!lines.add(line(person, number, tally, by))) {
        register(lines, tally, language);
        lines = new ImportBatch();
        lines.add(line(person, number, tally, by));
      }
    }
    register(lines, tally, language);
    return tally.result();
  }

  /**
   * What would become of each of these people, with nothing recorded.
   *
   * @param firstLine likewise
   */
  List<ImportPreviewRow> look(
      List<@Nullable PersonRequest> people, int firstLine, CurrentUser who, Locale language) {
    var tally = new ImportCounter(directory.everybody());
    var by = new Username(who.username());
    var looked = new ArrayList<ImportPreviewRow>();
    var firsts = new HashMap<Username, Integer>();
    for (int i = 0; i < people.size(); i++) {
      var line = look(people.get(i), firstLine + i, tally, by, language);
      var person = line.person();
      var first =
          person == null || line.fate() == Fate.REFUSED
              ? null
              : firsts.putIfAbsent(person.person(), line.line());
      looked.add(first == null ? line : line.after(first));
    }
    return looked;
  }

  private ImportPreviewRow look(
      @Nullable PersonRequest person,
      int number,
      ImportCounter tally,
      Username by,
      Locale language) {
    if (person == null)
      return ImportPreviewRow.refused(number, null, message("group.people.nobody", language));
    if (!isReadable(person, Source.PAGE))
      return ImportPreviewRow.refused(number, person, complaints(person, Source.PAGE, language));
    var line = line(person, number, tally, by);
    try {
      check(line, tally);
    } catch (RuleViolationException no) {
      var why = message(no.reason().key(), language, no.arguments().toArray());
      return ImportPreviewRow.refused(number, person, why);
    }
    var fate = tally.fate(line.command());
    tally.count(line.command(), line.hasOwnId(), 0);
    return new ImportPreviewRow(number, person, fate, null, null);
  }

  private static void check(ImportRow line, ImportCounter tally) {
    var command = line.command();
    if (tally.isSomebodyElse(command.id(), command.person()))
      throw new RuleViolationException(RuleViolation.SAME_ID_OTHER_CONTENT);
    var known = tally.known(command.person());
    Person.check(command, known == null ? null : known.id());
  }

  /** Managers of whom neither the list nor the directory knows who is above them. */
  List<String> unknownManagers(List<@Nullable PersonRequest> people) {
    var known = new HashSet<Username>(directory.everybody().keySet());
    var listed =
        people.stream()
            .filter(Objects::nonNull)
            .filter(person -> isReadable(person, Source.PAGE))
            .toList();
    listed.forEach(person -> known.add(person.person()));
    return listed.stream()
        .map(person -> person.profile().manager())
        .filter(manager -> manager != null && !known.contains(manager))
        .map(String::valueOf)
        .distinct()
        .sorted()
        .toList();
  }

  private ImportRow line(PersonRequest person, int number, ImportCounter tally, Username by) {
    var id = id(person, tally.known(person.person()));
    var command = new RegisterPerson(person.person(), id, person.profile(), by, clock.instant());
    return new ImportRow(number, command, person.id() != null);
  }

  private void register(ImportBatch lines, ImportCounter tally, Locale language) {
    var outcomes =
        lines.stream()
            .gather(Gatherers.mapConcurrent(LINES_AT_ONCE, line -> register(line, tally)))
            .toList();
    for (var outcome : outcomes) {
      var line = outcome.line();
      var no = outcome.no();
      if (no == null) tally.count(line.command(), line.hasOwnId(), outcome.position());
      else
        tally.reject(line.number(), message(no.reason().key(), language, no.arguments().toArray()));
    }
  }

  private Outcome register(ImportRow line, ImportCounter tally) {
    try {
      if (tally.isSomebodyElse(line.command().id(), line.command().person()))
        throw new RuleViolationException(RuleViolation.SAME_ID_OTHER_CONTENT);
      return new Outcome(line, commands.send(line.command()).position(), null);
    } catch (RuleViolationException no) {
      return new Outcome(line, 0, no);
    }
  }

  /**
   * @param position of the commit; 0 when refused
   */
  private record Outcome(ImportRow line, long position, @Nullable RuleViolationException no) {}

  /** Without an id in the file, the same user name means the same person. */
  private static PersonId id(PersonRequest person, @Nullable DirectoryEntry known) {
    if (person.id() != null) return new PersonId(person.id());
    if (known != null) return known.id();
    var name = "person/" + person.username();
    return new PersonId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
  }

  private boolean isReadable(PersonRequest person, Source source) {
    return validator.validate(person).isEmpty()
        && (source == Source.PROGRAM || person.hasReachableEmail());
  }

  private String complaints(PersonRequest person, Source source, Locale language) {
    var ofFields =
        validator.validate(person).stream()
            .map(
                wrong ->
                    named(wrong.getPropertyPath(), source, language) + " " + wrong.getMessage());
    var ofEmail =
        source == Source.PROGRAM || person.hasReachableEmail()
            ? Stream.<String>of()
            : Stream.of(
                named("email", source, language) + " " + message("group.people.email", language));
    return Stream.concat(ofFields, ofEmail).sorted().collect(Collectors.joining("; "));
  }

  /** Programs see the name of the JSON field, users the label on the page. */
  private String named(Object field, Source source, Locale language) {
    return source == Source.PROGRAM
        ? field.toString()
        : message("group.people.field." + field, language);
  }

  private String message(String sentence, Locale language, Object... arguments) {
    return sentences.getMessage(sentence, arguments, language);
  }
}
