package codev.group.evidence.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import codev.group.GroupFixture;
import codev.group.ServiceTest;
import codev.group.directory.DirectoryQueries;
import codev.group.domain.RuleViolation;
import codev.group.domain.RuleViolationException;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.evidence.EvidenceArchive;
import codev.group.evidence.EvidenceArchive.ArchivedFile;
import codev.group.evidence.archive.EvidenceArchiveStore.Claim;
import codev.group.jobs.JobState;
import codev.group.programme.ProgrammeQueries;
import codev.infra.confidentiality.FileEncryption;
import codev.infra.confidentiality.TextEncryption;
import codev.infra.database.DatabaseSchema;
import codev.infra.eventstore.log.EventLog;
import codev.infra.testkit.TestPostgres;
import codev.infra.testkit.TestTimeouts;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("Jobs that make archives of evidence, on tables of their own")
class EvidenceArchiveJobTest extends ServiceTest {
  private static final int FILES = 3;
  private static final long POSITION = 100;

  private final Username manager = new Username("manager-" + UUID.randomUUID());
  private final ProgrammeId programme = new ProgrammeId(UUID.randomUUID());
  private final TestPostgres.Database database =
      TestPostgres.database("service", DatabaseSchema.SERVICE::migrate);

  @Autowired private EvidenceArchive archive;
  @Autowired private ProgrammeQueries programmes;
  @Autowired private DirectoryQueries directory;
  @Autowired private EventLog log;
  @Autowired private TextEncryption texts;
  @Autowired private FileEncryption files;

  @Test
  @DisplayName("what an instance leaves half-way another one goes on with")
  void a_killed_instance_is_replaced() {
    var jobs = instance(Duration.ZERO);
    var job = add(jobs);
    var killed = begun(jobs);
    assertThat(made(jobs, killed, "digest")).isZero();
    assertThat(jobs.add(killed, 0, file(0))).isTrue();

    var next = begun(jobs);
    assertThat(made(jobs, next, "digest")).as("files that are made already").isEqualTo(1);
    assertThat(jobs.add(killed, 1, file(1))).as("under the earlier number").isFalse();
    assertThat(jobs.add(next, 1, file(1))).isTrue();
    assertThat(jobs.add(next, 2, file(2))).isTrue();
    jobs.complete(next);

    assertThat(job(jobs, job))
        .returns(JobState.DONE, EvidenceArchiveJob::state)
        .returns(FILES, EvidenceArchiveJob::done);
    assertThat(contents(jobs, job)).containsExactly("file-0: 0", "file-1: 1", "file-2: 2");
  }

  @Test
  @DisplayName("it begins anew where the evidence has changed meanwhile")
  void it_begins_anew() {
    var jobs = instance(Duration.ZERO);
    var job = add(jobs);
    var first = begun(jobs);
    assertThat(made(jobs, first, "digest")).isZero();
    assertThat(jobs.add(first, 0, file(0))).isTrue();

    assertThat(made(jobs, begun(jobs), "another")).isZero();
    assertThat(job(jobs, job).done()).isZero();
    assertThat(stored()).isEqualTo("0");
  }

  @Test
  @DisplayName("a runner that starts again makes what is left, and the archive is whole")
  void a_runner_makes_it() {
    must(
        as("manager")
            .post(
                "/api/programmes",
                GroupFixture.programme(programme.value(), Map.of("name", "Managers"))));
    var jobs = instance(Duration.ofMinutes(1));
    var job = add(jobs);
    var runner = new EvidenceArchiveRunner(jobs, archive, programmes, directory, log);
    runner.start();
    try {
      await().until(() -> !job(jobs, job).isRunning());
    } finally {
      runner.stop();
    }
    assertThat(job(jobs, job).state()).isEqualTo(JobState.DONE);
    assertThat(contents(jobs, job))
        .hasSize(FILES)
        .first()
        .asString()
        .startsWith("preuves-managers.html: <!DOCTYPE html>");
  }

  @Test
  @DisplayName("its files are made two at a time, on threads that leave processors to requests")
  void files_are_made_at_the_same_time() throws IOException {
    var together = new CyclicBarrier(2);
    var found = new CopyOnWriteArrayList<Maker>();
    var usual = Thread.currentThread().getContextClassLoader();
    try (var own = new URLClassLoader(new URL[0], usual)) {
      Thread.currentThread().setContextClassLoader(own);
      var made =
          EvidenceArchiveRunner.makeAtOnce(
              List.of(waiting("one", together, found), waiting("two", together, found)));
      assertThat(made).extracting(ArchivedFile::name).containsExactly("one", "two");
      assertThat(found).containsExactly(new Maker(own, false), new Maker(own, false));
    } finally {
      Thread.currentThread().setContextClassLoader(usual);
    }
  }

  /** The thread that makes a file. */
  private record Maker(@Nullable ClassLoader context, boolean isVirtual) {}

  private static ArchivedFile waiting(String name, CyclicBarrier together, List<Maker> makers) {
    return new ArchivedFile(
        name,
        () -> {
          var thread = Thread.currentThread();
          makers.add(new Maker(thread.getContextClassLoader(), thread.isVirtual()));
          try {
            together.await(TestTimeouts.LIMIT.toSeconds(), TimeUnit.SECONDS);
          } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
          }
          return name.getBytes(UTF_8);
        });
  }

  @Test
  @DisplayName("cancelled, it ends at once, and nothing of it is kept")
  void it_is_cancelled() {
    var jobs = instance(Duration.ofMinutes(1));
    var job = add(jobs);
    var claim = begun(jobs);
    assertThat(made(jobs, claim, "digest")).isZero();
    assertThat(jobs.add(claim, 0, file(0))).isTrue();

    jobs.cancel(job(jobs, job));

    assertThat(job(jobs, job).state()).isEqualTo(JobState.CANCELLED);
    assertThat(jobs.add(claim, 1, file(1))).isFalse();
    jobs.complete(claim);
    assertThat(job(jobs, job).state()).isEqualTo(JobState.CANCELLED);
    assertThat(jobs.claim()).isEmpty();
    assertThat(stored()).isEqualTo("0");
  }

  @Test
  @DisplayName("one that fails again and again ends")
  void one_that_fails_ends() {
    var jobs = instance(Duration.ZERO);
    var job = add(jobs);
    for (int i = 0; i < 10; i++) begun(jobs);
    assertThat(jobs.begin(jobs.claim().orElseThrow(), POSITION)).isFalse();
    assertThat(job(jobs, job).state()).isEqualTo(JobState.FAILED);
  }

  @Test
  @DisplayName("a person has one at a time, and the same request gives the same")
  void one_at_a_time() {
    var jobs = instance(Duration.ofMinutes(1));
    var job = add(jobs);
    assertThat(add(jobs)).as("of the same programme").isEqualTo(job);
    var another = new ProgrammeId(UUID.randomUUID());
    assertThatThrownBy(() -> add(jobs, UUID.randomUUID(), another, manager))
        .isInstanceOfSatisfying(
            RuleViolationException.class,
            e -> assertThat(e.violation()).isEqualTo(RuleViolation.ARCHIVE_UNDER_WAY));
    assertThatThrownBy(() -> add(jobs, job, programme, new Username("manager2")))
        .isInstanceOfSatisfying(
            RuleViolationException.class,
            e -> assertThat(e.violation()).isEqualTo(RuleViolation.SAME_ID_OTHER_CONTENT));

    jobs.cancel(job(jobs, job));
    assertThat(add(jobs, job, programme, manager).id()).as("sent again").isEqualTo(job);
    assertThat(add(jobs, UUID.randomUUID(), another, manager).isRunning()).isTrue();
  }

  @Test
  @DisplayName("of two people who send the same id at the same moment, one is refused by name")
  void the_same_id_at_the_same_moment() throws SQLException {
    var jobs = instance(Duration.ofMinutes(1));
    var id = UUID.randomUUID();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var other = database.connect()) {
      other.setAutoCommit(false);
      other
          .createStatement()
          .execute(
              """
              insert into evidence_archive
                (id, programme, author, language, certificates, total, position)
              values ('%s', '%s', 'manager2', 'fr', true, 3, 1)
              """
                  .formatted(id, programme));
      var second = threads.submit(() -> add(jobs, id, programme, manager));
      await().until(this::isWaitingForALock);
      other.commit();
      assertThatThrownBy(second::get)
          .cause()
          .isInstanceOfSatisfying(
              RuleViolationException.class,
              e -> assertThat(e.violation()).isEqualTo(RuleViolation.SAME_ID_OTHER_CONTENT));
    }
    assertThat(job(jobs, id).author()).isEqualTo(new Username("manager2"));
  }

  private boolean isWaitingForALock() {
    return database
        .ask(
            "select count(*) > 0 from pg_stat_activity where wait_event_type = 'Lock'"
                + " and datname = current_database()")
        .equals("t");
  }

  @Test
  @DisplayName("neither a name nor a document can be read in the store")
  void it_is_encrypted() {
    var jobs = instance(Duration.ofMinutes(1));
    add(jobs);
    var claim = begun(jobs);
    assertThat(made(jobs, claim, "digest")).isZero();
    assertThat(jobs.add(claim, 0, new ArchivedFile("dupont-lea.pdf", () -> "Léa".getBytes(UTF_8))))
        .isTrue();

    assertThat(
            database.ask(
                "select name || ' ' || encode(content, 'escape') from evidence_archive_file"))
        .doesNotContain("dupont", "Léa", "L\\303\\251a");
  }

  @Test
  @DisplayName("no other text is decrypted in the place of a name")
  void a_name_is_nothing_else() throws SQLException {
    var jobs = instance(Duration.ZERO);
    var ready = whole(jobs);
    try (var connection = database.connect();
        var update = connection.prepareStatement("update evidence_archive_file set name = ?")) {
      update.setString(1, texts.encryptData(manager.value(), "contribution/1", "En confiance"));
      update.executeUpdate();
    }

    assertThatThrownBy(() -> contents(jobs, ready))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Not the name of file 0");
  }

  @Test
  @DisplayName("an erasure removes what may name the person, and nothing that is newer")
  void erasure() {
    var jobs = instance(Duration.ZERO);
    var ready = whole(jobs);
    var erased = new Username("erased");
    jobs.forget(erased, POSITION);
    assertThat(contents(jobs, ready)).as("begun after the erasure").hasSize(FILES);

    jobs.forget(erased, POSITION + 1);
    assertThat(jobs.find(ready)).isEmpty();
    assertThat(stored()).isEqualTo("0");
  }

  @Test
  @DisplayName("one that is being made when a person is erased begins anew; the person’s own ends")
  void erasure_meanwhile() {
    var jobs = instance(Duration.ofMinutes(1));
    var job = add(jobs);
    var claim = begun(jobs);
    assertThat(made(jobs, claim, "digest")).isZero();
    assertThat(jobs.add(claim, 0, file(0))).isTrue();

    jobs.forget(new Username("erased"), POSITION + 1);
    assertThat(jobs.add(claim, 1, file(1))).as("under the earlier number").isFalse();
    assertThat(job(jobs, job).done()).isZero();
    assertThat(stored()).isEqualTo("0");
    assertThat(made(jobs, begun(jobs), "digest")).isZero();

    jobs.forget(manager, POSITION);
    assertThat(jobs.find(job)).isEmpty();
  }

  @Test
  @DisplayName("it has a key of its own, whose name is left when it is deleted or begins anew")
  void a_key_of_its_own() {
    var jobs = instance(Duration.ZERO);
    var _ = whole(jobs);
    assertThat(database.ask("select min(name) from evidence_archive_file")).startsWith("s2.");
    var first = database.ask("select key from evidence_archive");
    assertThat(database.ask("select count(*) from deleted_job_key")).isEqualTo("0");

    store(Duration.ZERO, Duration.ZERO).deleteExpired();
    assertThat(database.ask("select key from deleted_job_key")).isEqualTo(first);

    add(jobs);
    var second = database.ask("select key from evidence_archive");
    begun(jobs);
    jobs.forget(new Username("erased"), POSITION + 1);
    assertThat(database.ask("select key from evidence_archive")).isNotEqualTo(second);
    assertThat(database.ask("select string_agg(key::text, ' ') from deleted_job_key"))
        .contains(first, second);
  }

  @Test
  @DisplayName("it is kept for its time")
  void it_expires() {
    var jobs = instance(Duration.ZERO);
    var ready = whole(jobs);
    jobs.deleteExpired();
    assertThat(jobs.find(ready)).isPresent();
    store(Duration.ZERO, Duration.ZERO).deleteExpired();
    assertThat(jobs.find(ready)).isEmpty();
    assertThat(stored()).isEqualTo("0");
  }

  @Test
  @DisplayName("a person has five at most, the newest")
  void so_many_are_kept() {
    var jobs = instance(Duration.ZERO);
    var made = new ArrayList<UUID>();
    for (int i = 0; i < 7; i++) made.add(whole(jobs));

    assertThat(jobs.of(programme))
        .map(EvidenceArchiveJob::id)
        .containsExactlyElementsOf(made.subList(2, 7).reversed());
    assertThat(stored()).isEqualTo(String.valueOf(5 * FILES));
  }

  private UUID whole(EvidenceArchiveStore jobs) {
    var job = add(jobs);
    var claim = begun(jobs);
    assertThat(made(jobs, claim, "digest")).isZero();
    for (int number = 0; number < FILES; number++)
      assertThat(jobs.add(claim, number, file(number))).isTrue();
    jobs.complete(claim);
    return job;
  }

  private EvidenceArchiveStore instance(Duration term) {
    return store(term, Duration.ofDays(1));
  }

  private EvidenceArchiveStore store(Duration term, Duration keep) {
    var settings = new EvidenceArchiveProperties(100, term, keep);
    var source = database.dataSource();
    var encrypted = new EvidenceArchiveFileStore(source, texts, files);
    return new EvidenceArchiveStore(source, encrypted, settings);
  }

  private UUID add(EvidenceArchiveStore jobs) {
    return add(jobs, UUID.randomUUID(), programme, manager).id();
  }

  private static EvidenceArchiveJob add(
      EvidenceArchiveStore jobs, UUID id, ProgrammeId programme, Username author) {
    return jobs.add(id, programme, author, Locale.FRENCH, true, FILES, 1);
  }

  private static Claim begun(EvidenceArchiveStore jobs) {
    var claim = jobs.claim().orElseThrow();
    assertThat(jobs.begin(claim, POSITION)).isTrue();
    return claim;
  }

  private static int made(EvidenceArchiveStore jobs, Claim claim, String digest) {
    return jobs.keepMade(claim, digest, FILES).orElseThrow();
  }

  private static EvidenceArchiveJob job(EvidenceArchiveStore jobs, UUID id) {
    return jobs.find(id).orElseThrow();
  }

  private static ArchivedFile file(int number) {
    return new ArchivedFile("file-" + number, () -> String.valueOf(number).getBytes(UTF_8));
  }

  private static List<String> contents(EvidenceArchiveStore jobs, UUID id) {
    var contents = new ArrayList<String>();
    for (var file : jobs.files(job(jobs, id)))
      contents.add(file.name() + ": " + new String(file.content().get(), UTF_8));
    return contents;
  }

  private String stored() {
    return database.ask("select count(*) from evidence_archive_file");
  }
}
