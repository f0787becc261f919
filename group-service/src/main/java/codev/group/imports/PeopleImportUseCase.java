package codev.group.imports;

import codev.group.directory.DirectoryEntry;
import codev.group.directory.DirectoryQueries;
import codev.group.directory.PersonRequest;
import codev.group.directory.PersonScopes;
import codev.group.domain.Person;
import codev.group.domain.RuleViolation;
import codev.group.domain.RuleViolationException;
import codev.group.domain.command.PersonCommand.RegisterPerson;
import codev.group.domain.person.PersonId;
import codev.group.domain.person.Username;
import codev.group.imports.ImportBatch.Row;
import codev.group.imports.ImportPreviewRow.Result;
import codev.group.imports.ImportRowValidator.Source;
import codev.group.imports.UploadedPeople.Repetition;
import codev.infra.confidentiality.TextEncryption;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.identity.UsernameSpelling;
import codev.infra.web.security.CurrentUser;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Use case: imports people; an invalid row is rejected and delays no other, and so is one about a
 * person whom the author of the list may not change. Rows about different people are processed
 * concurrently, so that the log takes many of them in one commit, and the keys of new people are
 * made in one go; the result is as if they had been processed one after the other.
 */
@Component
record PeopleImportUseCase(
    CommandSender commands,
    DirectoryQueries directory,
    PersonScopes scopes,
    ImportRowValidator validator,
    Clock clock,
    UsernameSpelling spelling,
    TextEncryption encryption) {
  /** At the same time; more would only wait for the log's connections. */
  private static final int LINES_AT_ONCE = 64;

  /**
   * @param firstLine number of the first of these people in the list they come from
   */
  ImportResult register(
      List<@Nullable PersonRequest> people, int firstLine, CurrentUser user, Locale language) {
    var repeated = repetitions(people, firstLine, false, List.of());
    return register(
            new Rows(people, firstLine, repeated, Source.PROGRAM, clock.instant()),
            new Username(user.username()),
            language)
        .result();
  }

  /**
   * Likewise, of a list whose preview was shown: a line about a person for whom another line stands
   * is rejected rather than replacing it.
   *
   * @param repeated such lines of the whole list
   */
  ImportCounter registerFromPage(
      List<@Nullable PersonRequest> people,
      int firstLine,
      Map<Integer, Repetition> repeated,
      CurrentUser user,
      Locale language) {
    return register(
        new Rows(people, firstLine, repeated, Source.PAGE, clock.instant()),
        new Username(user.username()),
        language);
  }

  /** A part of a long list; one that was interrupted is imported and counted as the first time. */
  ImportCounter register(ImportJob job, ImportJob.Part part) {
    var source = job.isFromPage() ? Source.PAGE : Source.PROGRAM;
    var content = part.content();
    return register(
        new Rows(content.people(), part.firstLine(), content.repeated(), source, part.startedAt()),
        job.author(),
        job.language());
  }

  /**
   * @param repeated lines to be rejected, each with the one that stands for the same person
   * @param at when they are registered
   */
  private record Rows(
      List<@Nullable PersonRequest> people,
      int firstLine,
      Map<Integer, Repetition> repeated,
      Source source,
      Instant at) {}

  private ImportCounter register(Rows rows, Username by, Locale language) {
    var counter = counter(rows.people(), by);
    var lines = new ImportBatch();
    for (int i = 0; i < rows.people().size(); i++) {
      var person = rows.people().get(i);
      int number = rows.firstLine() + i;
      var repetition = rows.repeated().get(number);
      if (person == null) {
        if (rows.source() == Source.PROGRAM)
          counter.reject(number, message("group.people.nobody", language));
      } else if (!validator.isReadable(person, rows.source()))
        counter.reject(number, validator.errorMessages(person, rows.source(), language));
      else if (repetition != null)
        counter.reject(number, message(repetition.sentence(), language, repetition.line()));
      else if (!lines.add(line(person, number, rows.source(), counter, by, rows.at()))) {
        register(lines, counter, language);
        lines = new ImportBatch();
        lines.add(line(person, number, rows.source(), counter, by, rows.at()));
      }
    }
    register(lines, counter, language);
    return counter;
  }

  /**
   * Lines of a whole list to be rejected since another one stands for the same person. In a
   * program's list the later line of two replaces the earlier one, unless the user names differ by
   * case: these may have been meant for two people.
   *
   * @param keptLines lines that were chosen on the page
   */
  Map<Integer, Repetition> repetitions(
      List<@Nullable PersonRequest> people,
      int firstLine,
      boolean isFromPage,
      List<Integer> keptLines) {
    var source = isFromPage ? Source.PAGE : Source.PROGRAM;
    var repeated =
        UploadedPeople.repetitions(
            people, firstLine, keptLines, person -> validator.isReadable(person, source), spelling);
    if (!isFromPage) repeated.values().removeIf(Repetition::sameSpelling);
    return repeated;
  }

  /**
   * Of each line that will be rejected as it stands whom it may be about, though it does not have
   * their user name, if anybody.
   */
  Map<Integer, List<Username>> mayBe(
      List<@Nullable PersonRequest> people, int firstLine, boolean isFromPage) {
    var source = isFromPage ? Source.PAGE : Source.PROGRAM;
    var counter = new ImportCounter(directory.everybody(), Set.of());
    var mayBe = new TreeMap<Integer, List<Username>>();
    for (int i = 0; i < people.size(); i++) {
      var person = people.get(i);
      if (person == null || validator.isReadable(person, source)) continue;
      var found = counter.mayBe(person);
      if (!found.isEmpty()) mayBe.put(firstLine + i, found);
    }
    return mayBe;
  }

  /**
   * What would become of each of these people, with nothing recorded; empty lines are left out.
   *
   * @param keptLines lines that were chosen where several are about one person
   * @param excluded lines of which nothing becomes
   */
  List<ImportPreviewRow> preview(
      List<@Nullable PersonRequest> people,
      int firstLine,
      List<Integer> keptLines,
      Set<Integer> excluded,
      CurrentUser user,
      Locale language) {
    var by = new Username(user.username());
    var counter = counter(people, by);
    var rows = new ArrayList<ImportPreviewRow>();
    var others = UploadedPeople.without(excluded, people, firstLine);
    var repeated = repetitions(others, firstLine, true, keptLines);
    for (int i = 0; i < people.size(); i++) {
      int number = firstLine + i;
      var person = people.get(i);
      if (person == null) continue;
      if (excluded.contains(number)) {
        rows.add(ImportPreviewRow.excluded(number, person));
        continue;
      }
      var other = repeated.get(number);
      rows.add(
          other == null
              ? preview(person, number, counter, by, language)
              : ImportPreviewRow.repeated(
                  number, person, other, message(other.sentence(), language, other.line())));
    }
    return rows;
  }

  private ImportPreviewRow preview(
      PersonRequest person, int number, ImportCounter counter, Username by, Locale language) {
    if (!validator.isReadable(person, Source.PAGE))
      return ImportPreviewRow.refused(
          number, person, validator.errorMessages(person, Source.PAGE, language));
    var line = line(person, number, Source.PAGE, counter, by, clock.instant());
    try {
      check(line, counter);
    } catch (RuleViolationException refusal) {
      var why = message(refusal.violation().key(), language, refusal.arguments().toArray());
      return refusal.violation() == RuleViolation.PERSON_OUT_OF_SCOPE
          ? new ImportPreviewRow(number, person, Result.OUT_OF_SCOPE, why, List.of(), null, false)
          : ImportPreviewRow.refused(number, person, why);
    }
    var row = counter.preview(number, person, line.command());
    counter.count(line.command(), line.hasOwnId(), 0);
    return row;
  }

  private static boolean isAdmitted(Row line, ImportCounter counter) {
    try {
      check(line, counter);
      return true;
    } catch (RuleViolationException _) {
      return false;
    }
  }

  private static void check(Row line, ImportCounter counter) {
    var command = line.command();
    counter.check(command);
    var known = counter.known(command.person());
    Person.check(command, known == null ? null : known.id(), known != null && known.hasLeft());
  }

  private ImportCounter counter(List<@Nullable PersonRequest> people, Username by) {
    var everybody = directory.everybody();
    var listed =
        people.stream()
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull)
            .flatMap(person -> Stream.ofNullable(person.username())) // a line may lack it
            .map(username -> new Username(spelling.of(username)))
            .collect(Collectors.toSet());
    var entries =
        listed.stream().flatMap(person -> Stream.ofNullable(everybody.get(person))).toList();
    var newcomers = listed.stream().filter(person -> !everybody.containsKey(person)).toList();
    var outOfScope = new HashSet<>(listed);
    scopes.changeable(entries, by).forEach(entry -> outOfScope.remove(entry.username()));
    outOfScope.removeAll(scopes.registrable(newcomers, by));
    return new ImportCounter(everybody, outOfScope);
  }

  /** An empty cell of a list that people have chosen takes nothing away. */
  private Row line(
      PersonRequest person,
      int number,
      Source source,
      ImportCounter counter,
      Username by,
      Instant at) {
    var username = person.person(spelling);
    var known = counter.known(username);
    var listed = person.profile(spelling);
    var profile = source == Source.PAGE && known != null ? listed.orElse(known.profile()) : listed;
    var command = new RegisterPerson(username, id(person, username, known), profile, by, at);
    return new Row(number, command, person.id() != null);
  }

  private void register(ImportBatch lines, ImportCounter counter, Locale language) {
    encryption.createKeys(
        lines.stream()
            .filter(line -> isAdmitted(line, counter))
            .map(line -> line.command().person().value())
            .toList());
    var outcomes =
        lines.stream()
            .gather(Gatherers.mapConcurrent(LINES_AT_ONCE, line -> register(line, counter)))
            .toList();
    for (var outcome : outcomes) {
      var line = outcome.line();
      var refusal = outcome.refusal();
      if (refusal == null) counter.count(line.command(), line.hasOwnId(), outcome.position());
      else reject(line.number(), refusal, counter, language);
    }
  }

  private void reject(
      int line, RuleViolationException refusal, ImportCounter counter, Locale language) {
    var why = message(refusal.violation().key(), language, refusal.arguments().toArray());
    switch (refusal.violation()) {
      case PERSON_IS_ERASED, PERSON_KNOWN_ELSEWHERE -> counter.rejectWithoutContent(line, why);
      default -> counter.reject(line, why);
    }
  }

  private Outcome register(Row line, ImportCounter counter) {
    try {
      counter.check(line.command());
      return new Outcome(line, commands.send(line.command()).position(), null);
    } catch (RuleViolationException refusal) {
      return new Outcome(line, 0, refusal);
    }
  }

  /**
   * @param position of the commit; 0 when refused
   */
  private record Outcome(Row line, long position, @Nullable RuleViolationException refusal) {}

  /** Without an id in the file, the same user name means the same person. */
  private static PersonId id(
      PersonRequest person, Username username, @Nullable DirectoryEntry entry) {
    if (person.id() != null) return new PersonId(person.id());
    if (entry != null) return entry.id();
    return PersonId.derivedFrom(username);
  }

  private String message(String sentence, Locale language, Object... arguments) {
    return validator.message(sentence, language, arguments);
  }
}
