package codev.group.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import codev.group.ServiceTest;
import codev.group.directory.PersonRequest;
import codev.group.domain.RuleViolation;
import codev.group.domain.RuleViolationException;
import codev.group.domain.person.Username;
import codev.group.imports.ImportJob.Content;
import codev.group.imports.ImportJob.RejectedRow;
import codev.group.jobs.JobState;
import codev.infra.confidentiality.TextEncryption;
import codev.infra.database.DatabaseSchema;
import codev.infra.testkit.TestPostgres;
import codev.infra.testkit.TestTimeouts;
import codev.infra.web.identity.UsernameSpelling;
import codev.infra.web.security.CurrentUser;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Jobs that import long lists, on tables of their own")
class ImportJobTest extends ServiceTest {
  private static final int PART = 4;
  private static final int FIRST_LINE = 2;

  private final String mark = UUID.randomUUID().toString().substring(0, 8);
  private final Username manager = new Username("manager-" + mark);
  private final TestPostgres.Database database =
      TestPostgres.database("service", DatabaseSchema.SERVICE::migrate);

  @Autowired private PeopleImportUseCase importer;
  @Autowired private TextEncryption encryption;
  @Autowired private UsernameSpelling spelling;

  @Test
  @DisplayName("what an instance leaves half-way another one goes on with; each line counts once")
  void a_killed_instance_is_replaced() {
    var jobs = instance(Duration.ofSeconds(2));
    var id = add(jobs, "digest", people(10));
    var claim = jobs.claim().orElseThrow();
    assertThat(jobs.claim()).as("while the term lasts").isEmpty();
    var first = jobs.startNextPart(claim).orElseThrow();
    assertThat(importer.register(claim.job(), first).result().created()).isEqualTo(PART);
    // Killed here: the people are registered, the part is not counted.

    var runner = new ImportJobRunner(instance(Duration.ofSeconds(2)), importer);
    runner.start();
    try {
      await().until(() -> !job(jobs, id).isRunning());
    } finally {
      runner.stop();
    }

    assertThat(job(jobs, id))
        .returns(JobState.DONE, ImportJob::state)
        .returns(10, ImportJob::done)
        .returns(10, ImportJob::created)
        .returns(0, ImportJob::updated)
        .returns(0, ImportJob::rejected);
    assertThat(as(manager.value()).get("/api/people?query=" + mark).json()).hasSize(10);
    assertThat(jobs.startNextPart(claim)).as("under the earlier number").isEmpty();
    assertThat(database.ask("select count(*) from people_import_part")).isEqualTo("0");
  }

  @Test
  @DisplayName("a part that an interrupted instance has changed people by counts them as updated")
  void updates_are_counted_again() {
    var jobs = instance(Duration.ZERO);
    importer.register(people(PART), FIRST_LINE, user(), Locale.FRENCH);
    add(jobs, "digest", people(PART, "Achats"));
    var part = jobs.startNextPart(jobs.claim().orElseThrow()).orElseThrow();
    var job = jobs.of(manager).getFirst();
    assertThat(importer.register(job, part).result().updated()).isEqualTo(PART);

    var again = jobs.startNextPart(jobs.claim().orElseThrow()).orElseThrow();
    assertThat(again.startedAt()).isEqualTo(part.startedAt());
    var result = importer.register(job, again).result();
    assertThat(result.updated()).isEqualTo(PART);
    assertThat(result.created()).isZero();

    jobs.complete(job, again, result, List.of());
    jobs.complete(job, part, result, List.of());
    assertThat(job(jobs, job.id()).done()).as("of two instances one counts it").isEqualTo(PART);
  }

  @Test
  @DisplayName("cancelled, it ends after the part under way, and its result is exact")
  void it_is_cancelled_after_the_part_under_way() {
    var jobs = instance(Duration.ofMinutes(1));
    var id = add(jobs, "digest", people(10));
    var claim = jobs.claim().orElseThrow();
    var part = jobs.startNextPart(claim).orElseThrow();

    jobs.cancel(claim.job());
    assertThat(job(jobs, id).state()).isEqualTo(JobState.CANCELLING);
    jobs.complete(claim.job(), part, importer.register(claim.job(), part).result(), List.of());
    assertThat(jobs.startNextPart(claim)).isEmpty();

    assertThat(job(jobs, id))
        .returns(JobState.CANCELLED, ImportJob::state)
        .returns(PART, ImportJob::done)
        .returns(PART, ImportJob::created);
    assertThat(database.ask("select count(*) from people_import_part")).isEqualTo("0");
  }

  @Test
  @DisplayName("cancelled between two parts, it ends at once")
  void it_is_cancelled_at_once() {
    var jobs = instance(Duration.ofMinutes(1));
    var id = add(jobs, "digest", people(10));
    jobs.cancel(job(jobs, id));
    assertThat(job(jobs, id).state()).isEqualTo(JobState.CANCELLED);
    assertThat(jobs.claim()).isEmpty();
  }

  @Test
  @DisplayName("whoever is registered has a key, for their name in the log, and nobody else")
  void keys_of_the_people_registered() {
    var own = person(3).value();
    var people = new ArrayList<@Nullable PersonRequest>(people(3));
    people.add(new PersonRequest(null, own, "Sa propre cheffe", null, null, null, null, own));

    var result = importer.register(people, FIRST_LINE, user(), Locale.FRENCH);

    assertThat(result.created()).isEqualTo(3);
    assertThat(result.rejected()).hasSize(1);
    assertThat(List.of(0, 1, 2)).allMatch(number -> hasKey(person(number).value()));
    assertThat(hasKey(own)).isFalse();
  }

  @Test
  @DisplayName("a part that fails again and again ends the import")
  void a_part_that_fails_ends_it() {
    var jobs = instance(Duration.ZERO);
    var id = add(jobs, "digest", people(10));
    for (int i = 0; i < 10; i++)
      assertThat(jobs.startNextPart(jobs.claim().orElseThrow())).isPresent();
    assertThat(jobs.startNextPart(jobs.claim().orElseThrow())).isEmpty();
    assertThat(job(jobs, id).state()).isEqualTo(JobState.FAILED);
  }

  @Test
  @DisplayName("a program that waits gets the result, if the import ends in time")
  void a_program_waits_for_the_end() {
    var jobs = instance(Duration.ofMinutes(1));
    var runner = new ImportJobRunner(jobs, importer);
    runner.start();
    try {
      var started =
          useCase(jobs, runner, Duration.ZERO)
              .start(people(10), 1, false, List.of(), user(), Locale.FRENCH);
      assertThat(useCase(jobs, runner, Duration.ofMinutes(1)).awaitEnd(started, user()))
          .returns(JobState.DONE, ImportJob::state)
          .returns(10, ImportJob::created);
    } finally {
      runner.stop();
    }
  }

  @Test
  @DisplayName("a person has few imports at a time")
  void few_at_a_time() {
    var jobs = instance(Duration.ofMinutes(1));
    for (int i = 0; i < 3; i++) add(jobs, "digest" + i, people(10));
    assertThatThrownBy(() -> add(jobs, "another", people(10)))
        .isInstanceOfSatisfying(
            RuleViolationException.class,
            e -> assertThat(e.violation()).isEqualTo(RuleViolation.TOO_MANY_IMPORTS));
  }

  @Test
  @DisplayName("the same list is taken once while it is imported, and again afterwards")
  void the_same_list_is_one_job() {
    var jobs = instance(Duration.ofMinutes(1));
    var id = add(jobs, "digest", people(10));
    assertThat(add(jobs, "digest", people(10))).isEqualTo(id);
    jobs.cancel(job(jobs, id));
    assertThat(add(jobs, "digest", people(10))).isNotEqualTo(id);
  }

  @Test
  @DisplayName("lists are encrypted, and an erasure reaches them")
  void erasure() {
    var jobs = instance(Duration.ofMinutes(1));
    var id = add(jobs, "digest", people(10));
    assertThat(database.ask("select string_agg(people, ' ') from people_import_part"))
        .doesNotContain("Nom 1", mark + "0");
    var claim = jobs.claim().orElseThrow();
    var part = jobs.startNextPart(claim).orElseThrow();
    var result = importer.register(claim.job(), part).result();

    jobs.forget(Set.of(person(0)));
    jobs.complete(claim.job(), part, result, rows(part.content().people()));
    assertThat(job(jobs, id).done()).as("with a person erased meanwhile").isZero();
    var rest = jobs.startNextPart(claim).orElseThrow();
    assertThat(rest.content().people()).hasSize(PART).startsWith((PersonRequest) null);

    jobs.complete(claim.job(), rest, result, rows(part.content().people().subList(1, PART)));
    assertThat(jobs.rejected(claim.job())).hasSize(PART - 1);
    jobs.forget(Set.of(person(1)));
    assertThat(names(jobs.rejected(claim.job()))).containsExactly("-", "Nom 2", "Nom 3");

    jobs.forget(Set.of(manager));
    assertThat(jobs.of(manager)).isEmpty();
    assertThat(database.ask("select count(*) from people_import_part")).isEqualTo("0");
  }

  @Test
  @DisplayName("of people who are erased nothing is left aside, whether before or since")
  void erasure_of_what_is_left_aside() {
    var jobs = instance(Duration.ofMinutes(1));
    var list = aside(4);
    var aside = new ArrayList<>(rows(people(3)));
    var nameless = new JsonMapper().readValue("{\"displayName\":\"X\"}", PersonRequest.class);
    aside.add(new RejectedRow(FIRST_LINE, "sans identifiant", nameless, List.of()));

    jobs.forget(Set.of(person(0)));
    jobs.keepAside(list, FIRST_LINE, aside);
    assertThat(names(jobs.rejected(list))).containsExactly("-", "Nom 1", "Nom 2", "X");

    jobs.forget(Set.of(person(1)));
    assertThat(names(jobs.rejected(list))).containsExactly("-", "-", "Nom 2", "X");
    assertThat(jobs.rejected(list))
        .extracting(RejectedRow::message)
        .containsExactly("refusé", "refusé", "refusé", "sans identifiant");
  }

  @Test
  @DisplayName("nor of a line whose person the directory has forgotten while it was imported")
  void erasure_before_a_part_is_completed() {
    var jobs = instance(Duration.ofMinutes(1));
    var lines = new ArrayList<@Nullable PersonRequest>();
    lines.add(line(null, "Alice Nom" + mark, null));
    var content = new Content(lines, Map.of(), Map.of(FIRST_LINE, List.of(person(0))));
    jobs.add(manager, Locale.FRENCH, true, "forgotten", new TreeMap<>(Map.of(FIRST_LINE, content)));
    var claim = jobs.claim().orElseThrow();
    var part = jobs.startNextPart(claim).orElseThrow();
    var result = importer.register(claim.job(), part).result();

    jobs.complete(claim.job(), part, result, rows(part.content().people()));
    jobs.forget(Set.of(person(0)));

    assertThat(names(jobs.rejected(claim.job()))).containsExactly("-");
  }

  @Test
  @DisplayName("of a line without a user name nothing is left either, by address or name")
  void erasure_of_lines_without_a_user_name() {
    var jobs = instance(Duration.ofMinutes(1));
    var alice = person(0);
    var listed = new ArrayList<@Nullable PersonRequest>();
    listed.add(line(alice.value(), "Alice Nom" + mark, "Alice" + mark + "@example.org"));
    importer.register(listed, FIRST_LINE, user(), Locale.FRENCH);
    var lines = new ArrayList<@Nullable PersonRequest>();
    lines.add(line(null, "A. Nom", "alice" + mark + "@EXAMPLE.org "));
    lines.add(line(null, " alice  nom" + mark, null));
    lines.add(line("nobody at all", "Alice Nom" + mark, null));
    lines.add(line("other" + mark, " ", "alice" + mark + "@example.org"));
    lines.add(line(null, "Bob Nom" + mark, null));
    lines.add(line(null, "A. Nom", "alice" + mark + "@example.org"));
    lines.add(line("third" + mark, "Chloé Nom" + mark, "alice" + mark + "@example.org"));
    var useCase = useCase(jobs, new ImportJobRunner(jobs, importer), Duration.ZERO);
    var started = useCase.start(lines, FIRST_LINE, false, List.of(), user(), Locale.FRENCH);
    var claim = jobs.claim().orElseThrow();
    var part = jobs.startNextPart(claim).orElseThrow();
    var counter = importer.register(started, part);
    var rejected = counter.rejectedRows(part.content().people(), part.firstLine());
    assertThat(rejected).hasSize(PART);
    jobs.complete(started, part, counter.result(), rejected);

    jobs.forget(Set.of(alice));

    assertThat(names(jobs.rejected(started))).containsExactly("-", "-", "-", "-");
    assertThat(jobs.rejected(started)).extracting(RejectedRow::line).containsExactly(2, 3, 4, 5);
    assertThat(jobs.rejected(started)).allMatch(row -> !row.message().isBlank());
    assertThat(jobs.startNextPart(claim).orElseThrow().content().people())
        .as("still to be imported: of nobody erased, of her, of another with her address")
        .extracting(person -> person == null ? "-" : person.displayName())
        .containsExactly("Bob Nom" + mark, "-", "Chloé Nom" + mark);
  }

  private static PersonRequest line(
      @Nullable String username, String displayName, @Nullable String email) {
    var fields = new HashMap<String, @Nullable String>();
    fields.put("username", username);
    fields.put("displayName", displayName);
    fields.put("email", email);
    var json = new JsonMapper();
    return json.readValue(json.writeValueAsString(fields), PersonRequest.class);
  }

  @Test
  @DisplayName("a reason that names the person is kept without the name")
  void a_reason_without_the_name() {
    var jobs = instance(Duration.ofMinutes(1));
    var list = aside(1);
    var why = "Nom 0 est hors de votre périmètre";
    jobs.keepAside(
        list, FIRST_LINE, List.of(new RejectedRow(2, why, people(1).getFirst(), List.of())));

    jobs.forget(Set.of(person(0)));

    assertThat(jobs.rejected(list))
        .containsExactly(new RejectedRow(2, "… est hors de votre périmètre", null, List.of()));
  }

  @Test
  @DisplayName("a line may have any character")
  void any_character() {
    var jobs = instance(Duration.ofMinutes(1));
    var list = aside(2);
    var lines = new ArrayList<@Nullable PersonRequest>();
    lines.add(line("a\0b", "Nom\0 0", "a\0@example.org"));
    lines.add(line(null, "\0", "\0"));
    var counter = importer.registerFromPage(lines, FIRST_LINE, Map.of(), user(), Locale.FRENCH);
    jobs.keepAside(list, FIRST_LINE, counter.rejectedRows(lines, FIRST_LINE));
    jobs.forget(Set.of(person(0)));

    assertThat(names(jobs.rejected(list))).containsExactly("Nom\0 0", "\0");
  }

  @Test
  @DisplayName("its lines have a key of their own, whose name is left when the job is deleted")
  void a_key_of_its_own() {
    var kept = instance(Duration.ofMinutes(1));
    add(kept, "first", people(2));
    add(kept, "second", people(2));
    var lines = database.ask("select string_agg(people, ' ') from people_import_part");
    assertThat(lines.split(" ")).hasSize(2).allMatch(line -> line.startsWith("s2."));
    assertThat(database.ask("select count(distinct key) from people_import")).isEqualTo("2");
    assertThat(database.ask("select count(*) from deleted_job_key")).isEqualTo("0");

    kept.forget(Set.of(manager));
    assertThat(database.ask("select count(*) from deleted_job_key")).isEqualTo("2");
  }

  @Test
  @DisplayName("a list that was dealt with and is sent again has another key")
  void another_key_when_it_is_sent_again() {
    var jobs = instance(Duration.ofMinutes(1));
    var list = aside(3);
    jobs.keepAside(list, FIRST_LINE, rows(people(3)));
    var first = database.ask("select key from people_import");
    jobs.deleteResult(list);
    jobs.keepAside(list, FIRST_LINE, rows(people(3)));

    assertThat(names(jobs.rejected(list))).containsExactly("Nom 0", "Nom 1", "Nom 2");
    assertThat(database.ask("select key from deleted_job_key")).isEqualTo(first);
    assertThat(database.ask("select key from people_import")).isNotEqualTo(first);
  }

  @Test
  @DisplayName("no line is set aside while a person is erased, and of that person none afterwards")
  void lines_wait_for_an_erasure() throws Exception {
    var jobs = instance(Duration.ofMinutes(1));
    var list = aside(3);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var erasure = database.connect()) {
      erasure.setAutoCommit(false);
      erasure
          .createStatement()
          .execute("select pg_advisory_xact_lock(hashtext('people_import_part'))");
      var kept = threads.submit(() -> jobs.keepAside(list, FIRST_LINE, rows(people(3))));
      await().until(this::isWaitingForALock);
      assertThat(jobs.rejected(list)).isEmpty();
      erasure.commit();
      kept.get();
    }
    assertThat(jobs.rejected(list)).hasSize(3);
  }

  @Test
  @DisplayName("nor is one added to an import that is sent while a person is erased")
  void added_lines_wait_for_an_erasure() throws Exception {
    var jobs = instance(Duration.ofMinutes(1));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var erasure = database.connect()) {
      erasure.setAutoCommit(false);
      erasure
          .createStatement()
          .execute("select pg_advisory_xact_lock(hashtext('people_import_part'))");
      var added = threads.submit(() -> add(jobs, "digest", people(3)));
      await().until(this::isWaitingForALock);
      assertThat(jobs.of(manager)).isEmpty();
      erasure.commit();
      added.get();
    }
    assertThat(jobs.of(manager)).hasSize(1);
  }

  @Test
  @DisplayName("an erasure before lines are added leaves out those of the person")
  void an_erasure_before_lines_are_added() {
    var jobs = instance(Duration.ofMinutes(1));
    jobs.forget(Set.of(person(0)));
    add(jobs, "digest", people(3));

    assertThat(namesToImport(jobs)).containsExactly("-", "Nom 1", "Nom 2");
  }

  @Test
  @DisplayName("an erasure while lines are added waits for them, and removes those of the person")
  void an_erasure_while_lines_are_added() throws Exception {
    var isAdding = new CountDownLatch(1);
    var mayGoOn = new CountDownLatch(1);
    var slow =
        new ObservedEncryption(
            encryption,
            () -> {
              isAdding.countDown();
              awaitLatch(mayGoOn);
            },
            () -> {});
    var jobs = store(database.dataSource(), slow, Duration.ofMinutes(1), Duration.ofDays(7));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var added = threads.submit(() -> add(jobs, "digest", people(3)));
      awaitLatch(isAdding);
      var forgotten = threads.submit(() -> jobs.forget(Set.of(person(0))));
      try {
        await().until(() -> forgotten.isDone() || isWaitingForALock());
        assertThat(forgotten.isDone()).as("before the lines are there").isFalse();
      } finally {
        mayGoOn.countDown();
      }
      added.get();
      forgotten.get();
    }

    assertThat(namesToImport(jobs)).containsExactly("-", "Nom 1", "Nom 2");
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      assertThat(latch.await(TestTimeouts.LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> namesToImport(ImportJobStore jobs) {
    var names = new ArrayList<String>();
    var part = jobs.startNextPart(jobs.claim().orElseThrow()).orElseThrow();
    for (var person : part.content().people())
      names.add(person == null ? "-" : person.displayName());
    return names;
  }

  @Test
  @DisplayName("a key of its author is announced by the only connection there is")
  void a_key_is_announced_after_the_transaction() {
    try (var pool = new HikariDataSource()) {
      pool.setDataSource(database.dataSource());
      pool.setMaximumPoolSize(1);
      pool.setConnectionTimeout(Duration.ofSeconds(2).toMillis());
      var announced = new AtomicInteger();
      var recorded =
          new ObservedEncryption(encryption, () -> {}, () -> takeConnection(pool, announced));
      var jobs = store(pool, recorded, Duration.ofMinutes(1), Duration.ofDays(7));

      var list = aside(2);
      jobs.keepAside(list, FIRST_LINE, rows(people(2)));
      assertThat(names(jobs.rejected(list))).containsExactly("Nom 0", "Nom 1");
      assertThat(announced).hasValue(1);

      add(jobs, "digest", people(2));
      assertThat(announced).hasValue(2);
      var claim = jobs.claim().orElseThrow();
      var part = jobs.startNextPart(claim).orElseThrow();
      var result = new ImportResult(0, 0, List.of(), 0);
      jobs.complete(claim.job(), part, result, rows(part.content().people()));
      assertThat(announced).hasValue(3);
    }
  }

  /** As the event log does, which takes a connection for itself. */
  private static void takeConnection(DataSource pool, AtomicInteger announced) {
    try (var _ = pool.getConnection()) {
      announced.incrementAndGet();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean isWaitingForALock() {
    return database
        .ask(
            "select count(*) > 0 from pg_stat_activity where wait_event_type = 'Lock'"
                + " and datname = current_database()")
        .equals("t");
  }

  private ImportJob aside(int lines) {
    var now = Instant.EPOCH;
    return new ImportJob(
        UUID.randomUUID(),
        manager,
        Locale.FRENCH,
        true,
        lines,
        lines,
        0,
        0,
        lines,
        0,
        JobState.DONE,
        now,
        now);
  }

  private static List<String> names(List<RejectedRow> rows) {
    var names = new ArrayList<String>();
    for (var row : rows) {
      var person = row.person();
      names.add(person == null ? "-" : person.displayName());
    }
    return names;
  }

  @Test
  @DisplayName("a result is kept for its time")
  void a_result_expires() {
    var kept = instance(Duration.ofMinutes(1));
    add(kept, "digest", people(10));
    kept.cancel(kept.of(manager).getFirst());
    kept.deleteExpired();
    assertThat(kept.of(manager)).hasSize(1);
    store(Duration.ofMinutes(1), Duration.ZERO).deleteExpired();
    assertThat(kept.of(manager)).isEmpty();
  }

  private ImportJobStore instance(Duration term) {
    return store(term, Duration.ofDays(7));
  }

  private ImportJobUseCase useCase(
      ImportJobStore jobs, ImportJobRunner runner, Duration answerWithin) {
    var settings = settings(Duration.ofMinutes(1), answerWithin, Duration.ofDays(7));
    return new ImportJobUseCase(jobs, runner, importer, settings);
  }

  private static ImportJobProperties settings(Duration term, Duration answerWithin, Duration keep) {
    return new ImportJobProperties(10, 60, PART, 3, term, answerWithin, keep);
  }

  private ImportJobStore store(Duration term, Duration keep) {
    return store(database.dataSource(), encryption, term, keep);
  }

  private ImportJobStore store(
      DataSource source, TextEncryption texts, Duration term, Duration keep) {
    var settings = settings(term, Duration.ZERO, keep);
    return new ImportJobStore(source, new ImportPartStore(source, texts, spelling), settings);
  }

  private UUID add(ImportJobStore jobs, String digest, List<@Nullable PersonRequest> people) {
    var parts = new TreeMap<Integer, Content>();
    for (int from = 0; from < people.size(); from += PART)
      parts.put(
          FIRST_LINE + from,
          new Content(
              people.subList(from, Math.min(from + PART, people.size())), Map.of(), Map.of()));
    return jobs.add(manager, Locale.FRENCH, true, digest, parts);
  }

  private ImportJob job(ImportJobStore jobs, UUID id) {
    return jobs.find(id, manager).orElseThrow();
  }

  private CurrentUser user() {
    return new CurrentUser(manager.value(), Set.of());
  }

  private Username person(int number) {
    return new Username("p" + mark + number);
  }

  private List<@Nullable PersonRequest> people(int count) {
    return people(count, null);
  }

  private List<@Nullable PersonRequest> people(int count, @Nullable String unit) {
    var people = new ArrayList<@Nullable PersonRequest>();
    for (int i = 0; i < count; i++)
      people.add(
          new PersonRequest(null, person(i).value(), "Nom " + i, null, unit, null, null, null));
    return people;
  }

  private static List<RejectedRow> rows(List<@Nullable PersonRequest> people) {
    return people.stream()
        .map(person -> new RejectedRow(FIRST_LINE, "refusé", person, List.of()))
        .toList();
  }
}
