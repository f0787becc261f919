package codev.group.imports;

import static codev.group.imports.UploadedPeople.FIRST_LINE_BELOW_THE_HEADINGS;

import codev.group.directory.PersonRequest;
import codev.group.domain.person.Username;
import codev.group.imports.ImportJob.Content;
import codev.group.imports.ImportJob.RejectedRow;
import codev.group.imports.UploadedPeople.Repetition;
import codev.group.jobs.JobState;
import codev.infra.eventstore.digest.Sha256;
import codev.infra.web.problem.MalformedRequestException;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Use case: a long list of people is imported by a job, which its author follows and cancels. What
 * is set aside of any list waits for its author.
 */
@Component
@EnableConfigurationProperties(ImportJobProperties.class)
public class ImportJobUseCase {
  private static final Duration POLL = Duration.ofMillis(250);

  private final ImportJobStore jobs;
  private final ImportJobRunner runner;
  private final PeopleImportUseCase importer;
  private final ImportJobProperties settings;
  private final JsonMapper json = new JsonMapper();

  ImportJobUseCase(
      ImportJobStore jobs,
      ImportJobRunner runner,
      PeopleImportUseCase importer,
      ImportJobProperties settings) {
    this.jobs = jobs;
    this.runner = runner;
    this.importer = importer;
    this.settings = settings;
  }

  /** Lines of a list of which nothing has become yet. */
  public record UnsavedRows(UUID id, int lines, Instant endedAt) {}

  /** What waits for this user, the newest list first. */
  public List<UnsavedRows> unsavedRows(CurrentUser user) {
    var unsaved = new ArrayList<UnsavedRows>();
    for (var job : of(user)) {
      var endedAt = job.endedAt();
      if (endedAt != null && job.rejected() > 0)
        unsaved.add(new UnsavedRows(job.id(), job.rejected(), endedAt));
    }
    return unsaved;
  }

  /** How many lists are being imported, whoever has sent them. */
  public int countUnderWay() {
    return jobs.countRunning();
  }

  /**
   * Keeps what is set aside of a part of a list that is imported at once.
   *
   * @param list its id
   * @param listed the whole of it
   * @param excluded lines of it of which nothing becomes, and the sentence that says so
   * @param start how many lines came before the part
   * @param progress with the part
   */
  void keepAside(
      UUID list,
      List<@Nullable PersonRequest> listed,
      Set<Integer> excluded,
      String why,
      int start,
      ImportProgress progress,
      ImportCounter counter,
      CurrentUser user,
      Locale language) {
    int end = Math.min(progress.start(), listed.size());
    int firstLine = FIRST_LINE_BELOW_THE_HEADINGS + start;
    var rows = new ArrayList<>(counter.rejectedRows(listed.subList(start, end), firstLine));
    int leftOut = 0;
    for (int line : excluded) {
      int i = line - FIRST_LINE_BELOW_THE_HEADINGS;
      if (i < 0 || i >= end) continue;
      leftOut++;
      if (i >= start) rows.add(counter.rejectedRow(line, why, listed.get(i)));
    }
    rows.sort(Comparator.comparingInt(RejectedRow::line));
    int aside = progress.refusedSoFar() + leftOut;
    if (aside == 0) return;
    var now = Instant.EPOCH; // the times are the database's
    jobs.keepAside(
        new ImportJob(
            list,
            new Username(user.username()),
            language,
            true,
            listed.size(),
            end,
            progress.createdSoFar(),
            progress.updatedSoFar(),
            aside,
            counter.result().position(),
            JobState.DONE,
            now,
            now),
        firstLine,
        rows);
  }

  /** Forgets the result of an import that has ended: its author has dealt with what was left. */
  void settle(UUID id, CurrentUser user) {
    jobs.deleteResult(find(id, user));
  }

  /** Whether a list is imported by a job. */
  boolean isLong(List<@Nullable PersonRequest> people) {
    return people.size() > settings.linesAtOnce();
  }

  ImportJob start(
      List<@Nullable PersonRequest> people,
      int firstLine,
      boolean isFromPage,
      List<Integer> keptLines,
      CurrentUser user,
      Locale language) {
    if (people.size() > settings.mostLines())
      throw new MalformedRequestException("", "group.people.too-many-lines", settings.mostLines());
    var author = new Username(user.username());
    var repeated = importer.repetitions(people, firstLine, isFromPage, keptLines);
    var digest = Sha256.hex(json.writeValueAsString(people) + isFromPage + keptText(keptLines));
    var mayBe = importer.mayBe(people, firstLine, isFromPage);
    var id =
        jobs.add(author, language, isFromPage, digest, parts(people, firstLine, repeated, mayBe));
    runner.wake();
    return find(id, user);
  }

  private SortedMap<Integer, Content> parts(
      List<@Nullable PersonRequest> people,
      int firstLine,
      Map<Integer, Repetition> repeated,
      Map<Integer, List<Username>> mayBe) {
    var parts = new TreeMap<Integer, Content>();
    for (int from = 0; from < people.size(); from += settings.part()) {
      int to = Math.min(from + settings.part(), people.size());
      parts.put(
          firstLine + from,
          new Content(
              people.subList(from, to),
              ofLines(firstLine + from, firstLine + to, repeated),
              ofLines(firstLine + from, firstLine + to, mayBe)));
    }
    return parts;
  }

  private static <T> Map<Integer, T> ofLines(int from, int to, Map<Integer, T> ofList) {
    var ofLines = new TreeMap<Integer, T>();
    for (int line = from; line < to; line++) {
      var one = ofList.get(line);
      if (one != null) ofLines.put(line, one);
    }
    return ofLines;
  }

  /** As it is when it ends, or when a program has waited long enough for an answer. */
  ImportJob awaitEnd(ImportJob started, CurrentUser user) {
    var job = started;
    var end = System.nanoTime() + settings.answerWithin().toNanos();
    try {
      while (job.isRunning() && System.nanoTime() < end) {
        Thread.sleep(POLL);
        job = find(job.id(), user);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return job;
  }

  /** An import of this user; those of others do not exist for them. */
  ImportJob find(UUID id, CurrentUser user) {
    return jobs.find(id, new Username(user.username())).orElseThrow(RefusedException::notFound);
  }

  /** The imports of this user that run or whose results are kept, the newest first. */
  List<ImportJob> of(CurrentUser user) {
    return jobs.of(new Username(user.username()));
  }

  List<RejectedRow> rejected(ImportJob job) {
    return jobs.rejected(job);
  }

  /** Until when the result is kept. */
  @Nullable Instant expiry(ImportJob job) {
    var endedAt = job.endedAt();
    return endedAt == null ? null : endedAt.plus(settings.keep());
  }

  /** What is imported stays. */
  ImportJob cancel(UUID id, CurrentUser user) {
    jobs.cancel(find(id, user));
    runner.wake();
    return find(id, user);
  }

  /** As it was before lines could be chosen, where none is. */
  private static String keptText(List<Integer> keptLines) {
    return keptLines.isEmpty() ? "" : keptLines.toString();
  }
}
