package codev.infra.systemtest;

import static codev.infra.systemtest.Meeting.CLIENT;
import static codev.infra.systemtest.Meeting.must;
import static codev.infra.systemtest.StoredKeys.files;
import static codev.infra.systemtest.StoredKeys.storesWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is left of an erased person on a platform of its own: what everybody is answered, every row
 * of every database, every message, and the bytes of every file, logs and backups included; at last
 * what a backup from before the erasure opens. On demand, since it starts a platform five times:
 * {@code ./codev test system-test -Dit.test=ErasureDumpTest -DexcludedGroups=}.
 *
 * <p>Not looked at: what the mail server has received, which is not the platform's (the local one
 * keeps it in memory), the temporary files and the memory of processes.
 */
@Tag("on-demand")
@DisplayName("An erased person, sought in everything that a platform keeps")
@Story
@Isolated("takes the whole machine")
class ErasureDumpTest {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /** More than epoch keys are kept. */
  private static final int DAYS = 31;

  /** E-mails are read: they are sent at once. */
  private static final Map<String, String> PROMPT =
      Map.of("CODEV_LETTERS_EVERY", "10s", "CODEV_INVITING_WELCOMEAFTER", "1s");

  private static Platform platform;
  private static PlantedPerson alice;
  private static StoredKeys keys;

  /** Where backups and exports are: beside the platform's data. */
  private static Path kept;

  private static SoughtBytes wrappedKey = SoughtBytes.exactly(new byte[1]);
  private static SoughtBytes wrappedArchiveKey = SoughtBytes.exactly(new byte[1]);
  private static String archiveKey = "";
  private static Set<String> epochKeys = Set.of();
  private static Map<String, String> figures = Map.of();
  private static String archive = "";
  private static JsonNode othersProof = JsonMapper.shared().missingNode();

  @BeforeAll
  static void start() {
    kept = Platform.temporaryFolder();
    platform = Platform.startedWith(PROMPT, Platform.temporaryFolder());
    alice = new PlantedPerson(platform);
    keys = new StoredKeys(platform);
    // Until the first epoch key is there, keys are wrapped by the master key, which stays.
    await().atMost(PATIENCE).until(keys::areWrappedByEpochKeys);
  }

  @AfterAll
  static void leave() {
    if (platform != null) platform.leave();
    Platform.delete(kept);
  }

  @Test
  @Order(1)
  @DisplayName("is read before by whoever may, and stands unencrypted in views alone")
  void is_read_before() throws Exception {
    alice.isListed();
    alice.answersTheSurvey();
    alice.isClientOfASession();
    alice.asksToBeErased();

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(alice.whatIsAnswered(platform)).contains(alice.planted));
    await().atMost(PATIENCE).until(() -> new CaughtEmails(platform).count(alice.email) > 0);

    var session = alice.meeting.session.toString();
    for (var dump : List.of(StorageDump.postgres(platform), StorageDump.topics(platform)))
      assertThat(dump)
          .as("what is stored has been read")
          .contains(session)
          .doesNotContain(alice.sign, alice.account, alice.workplace);
    var views = StorageDump.views(platform);
    assertThat(alice.planted.stream().filter(views::contains))
        .as("what is unencrypted in views")
        .contains(alice.sign + "name", alice.sign + "mail")
        .isSubsetOf(alice.sign + "name", alice.sign + "mail", alice.sign + "family");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(storesWith(SoughtBytes.of(alice.sign), platform.data()))
                    .containsOnly("data/views"));
  }

  @Test
  @Order(2)
  @DisplayName("is in a backup, encrypted, with a key that is wrapped by an epoch key")
  void is_in_a_backup() throws Exception {
    alice.awaitFigure("climate.start.H2", true);
    alice.awaitFigure("H1", true);
    figures = alice.figures();
    othersProof = proof("bob", "before");
    archive = archiveOfEvidence();
    archiveKey = keys.ofArchive();
    wrappedArchiveKey = keys.wrapped(archiveKey);
    wrappedKey = keys.wrapped(CLIENT);
    epochKeys = keys.epochKeys();
    assertThat(keys.areWrappedByEpochKeys()).isTrue();
    assertThat(wrappedKey.in(keys.tables())).as("her key in the vault's tables").isNotEmpty();

    platform.backUp(before());

    assertThat(wrappedKey.in(before())).as("her key in the backup").isNotEmpty();
    assertThat(SoughtBytes.of(alice.sign).in(kept)).isEmpty();
  }

  @Test
  @Order(3)
  @DisplayName("is read by nobody afterwards, and others are read as before")
  void is_read_by_nobody() {
    alice.isErased();

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(alice.whatIsAnswered(platform))
                    .doesNotContain(alice.sign)
                    .contains(alice.othersWords(), "Bob Petit"));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(alice.meeting.as("manager").get(archive + "/file").status())
                    .as("an archive that names her")
                    .isEqualTo(404));
    assertThat(alice.writesAgain().status()).as("her words").isEqualTo(409);
  }

  @Test
  @Order(4)
  @DisplayName("has no key any more but in the write-ahead log and the backup, wrapped")
  void has_no_key() throws Exception {
    assertThat(keys.isDestroyed(CLIENT)).isTrue();
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(wrappedKey.in(keys.tables())).isEmpty());
    assertThat(wrappedKey.in(platform.data()))
        .extracting(finding -> finding.file().toString())
        .allMatch(file -> file.startsWith("data/postgres/pg_wal/"));
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(wrappedArchiveKey.in(keys.tables())).isEmpty());
    assertThat(keys.isDestroyed(archiveKey)).as("of the archive that named her").isTrue();
  }

  @Test
  @Order(5)
  @DisplayName("is in no file while the platform is stopped, without the store of its views")
  void is_in_no_file() throws Exception {
    keys.makeOlder(DAYS);
    platform.down();
    // As the operations manual says: a document that was deleted leaves its bytes there.
    Platform.delete(platform.data().resolve("data/views"));

    for (var folder : List.of(platform.data(), kept))
      for (var sign : List.of(alice.sign, alice.workplace))
        assertThat(SoughtBytes.of(sign).in(folder)).as("files of " + folder).isEmpty();
    assertThat(storesWith(SoughtBytes.of(alice.account), platform.data()))
        .as("her account, in the security stream")
        .isSubsetOf("logs");
  }

  /** The limit that the manual states; and without it what follows would prove nothing. */
  @Test
  @Order(6)
  @DisplayName("is opened by the backup of before until its epoch key is destroyed")
  void is_opened_by_the_backup_of_before() {
    var past = Platform.at(Platform.temporaryFolder(), Platform.freePorts());
    var restored = past.codev("restore", before().toString());
    assertThat(restored.status()).as(restored.output()).isZero();
    past.up();
    try {
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(alice.whatIsAnswered(past)).contains(alice.planted));
    } finally {
      past.leave();
    }
  }

  @Test
  @Order(7)
  @DisplayName("is in no database, message or file of the platform that goes on")
  void is_nowhere_on_the_platform_that_goes_on() throws Exception {
    platform.up();

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(alice.whatIsAnswered(platform))
                    .doesNotContain(alice.sign)
                    .contains(alice.othersWords(), "Bob Petit"));
    var session = alice.meeting.session.toString();
    for (var dump :
        List.of(
            StorageDump.postgres(platform),
            StorageDump.topics(platform),
            StorageDump.views(platform)))
      assertThat(dump).contains(session, CLIENT).doesNotContain(alice.sign, alice.workplace);
    assertThat(StorageDump.logs(platform)).doesNotContain(alice.sign, alice.workplace);
    assertThat(new CaughtEmails(platform).count(alice.email)).isZero();
    assertThat(SoughtBytes.of(alice.sign).in(platform.data())).isEmpty();
    // Views are built from the log, where workplaces can be read, up to the erasure.
    assertThat(storesWith(SoughtBytes.of(alice.workplace), platform.data()))
        .isSubsetOf("data/views");
    assertThat(storesWith(SoughtBytes.of(alice.account), platform.data()))
        .as("her account, by which her user name is given to nobody else")
        .contains("data/views")
        .isSubsetOf("data/views", "logs");
  }

  @Test
  @Order(8)
  @DisplayName("leaves logs that verify, and the proofs of others")
  void leaves_logs_that_verify() throws Exception {
    for (var log : List.of("groups", "sessions", "learning"))
      verify(exported(log, "keys"), exported(log, "export"), "Intact");
    assertThat(commits(proof("bob", "after"))).isEqualTo(commits(othersProof)).isNotEmpty();
    var signing = exported("groups", "keys");
    for (var document : List.of("bob-before", "bob-after", "sheet-before", "sheet-after"))
      verify(signing, kept.resolve(document + ".json"), "Proven: position");
    assertThat(alice.text(platform, "manager", alice.certificate("bob") + ".pdf"))
        .contains("Bob Petit");
    assertThat(alice.text(platform, "manager", alice.certificate(CLIENT) + ".pdf"))
        .contains(CLIENT);
    assertThat(alice.text(platform, "manager", alice.sheet() + ".pdf"))
        .contains("Bob Petit", CLIENT);
  }

  @Test
  @Order(9)
  @DisplayName("takes the set of answers that had one of hers out of the figures, and no other")
  void takes_her_set_out_of_the_figures() {
    alice.awaitFigure("climate.start.H2", false);
    var now = alice.figures();
    assertThat(now.keySet()).isEqualTo(figures.keySet());
    for (var key : now.keySet())
      if (key.startsWith("climate.start.")) assertThat(now.get(key)).doesNotContain("\"value\"");
      else assertThat(now.get(key)).isEqualTo(figures.get(key));
  }

  @Test
  @Order(10)
  @DisplayName("is not opened by the backup of before, once its epoch key is destroyed")
  void is_not_opened_by_the_backup_of_before() throws Exception {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(keys.epochKeys()).isNotEmpty().doesNotContainAnyElementsOf(epochKeys));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(files(kept.resolve("epoch-keys")))
                    .as("in the copy beside the backups")
                    .doesNotContainAnyElementsOf(epochKeys));
    // As each backup it replaces the copy of the epoch keys beside it.
    platform.backUp(kept.resolve("after"));
    assertThat(files(kept.resolve("epoch-keys"))).doesNotContainAnyElementsOf(epochKeys);

    var past = Platform.at(Platform.temporaryFolder(), Platform.freePorts());
    var refused = past.codev("restore", before().toString());
    assertThat(refused.status()).as(refused.output()).isNotZero();
    assertThat(refused.output()).contains("cannot be opened", "--only SERVICE");

    // Nor by hand, with all that is left of the keys.
    copy(before().resolve("postgres"), past.data().resolve("data/postgres"));
    copy(platform.data().resolve("secrets"), past.data().resolve("secrets"));
    copy(kept.resolve("epoch-keys"), past.data().resolve("epoch-keys"));
    var started = past.codev("up", "--detach", "--port", String.valueOf(past.port()));
    assertThat(started.status()).as(started.output()).isNotZero();
    assertThat(started.output() + StorageDump.logs(past)).contains("The epoch key");
    past.leave();
  }

  @Test
  @Order(11)
  @DisplayName("is not in the logs of that backup either, with the keys of today")
  void is_not_in_the_logs_of_that_backup() throws Exception {
    platform.down();
    for (var service : List.of("group-service", "session-service", "learning-service")) {
      var restored = platform.codev("restore", before().toString(), "--only", service, "--force");
      assertThat(restored.status()).as(restored.output()).isZero();
    }
    platform.up();

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(alice.whatIsAnswered(platform))
                    .contains(alice.othersWords(), "Bob Petit", CLIENT)
                    .doesNotContain(alice.sign));
    assertThat(SoughtBytes.of(alice.sign).in(platform.data())).isEmpty();
  }

  private static Path before() {
    return kept.resolve("before");
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    try (var files = Files.walk(from)) {
      for (var file : files.toList())
        Files.copy(
            file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  /** Keeps the proofs of the attendance sheet and of a member's certificate; the latter. */
  private static JsonNode proof(String member, String when) throws IOException {
    Files.writeString(kept.resolve("sheet-" + when + ".json"), awaited(alice.sheet()));
    var certificate = awaited(alice.certificate(member));
    Files.writeString(kept.resolve(member + "-" + when + ".json"), certificate);
    return JsonMapper.shared().readTree(certificate);
  }

  private static String awaited(String document) {
    return alice.meeting.as("manager").await(document + ".proof", _ -> true).text();
  }

  private static List<JsonNode> commits(JsonNode proof) {
    return proof.path("proofs").valueStream().map(one -> one.path("commit")).toList();
  }

  /** Has one made, and waits for it; its path. */
  private static String archiveOfEvidence() {
    var manager = alice.meeting.as("manager");
    var archives = "/api/programmes/" + alice.meeting.programme + "/evidence/archives";
    var path = archives + "/" + must(manager.post(archives)).body().path("id").asString();
    manager.await(path, job -> job.path("state").asString().equals("DONE"));
    return path;
  }

  private static Path exported(String log, String what) throws IOException {
    var answer = must(alice.meeting.as("auditor").get("/api/audit/" + log + "/" + what));
    return Files.writeString(kept.resolve(log + "-" + what + ".json"), answer.text());
  }

  private static void verify(Path signing, Path file, String verdict) {
    var verified = platform.codev("verify-audit", "--key", signing.toString(), file.toString());
    assertThat(verified.output()).contains(verdict);
    assertThat(verified.status()).as(verified.output()).isZero();
  }
}
