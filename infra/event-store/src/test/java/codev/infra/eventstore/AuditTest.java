package codev.infra.eventstore;

import static codev.infra.eventstore.EventLogs.commit;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import codev.infra.eventstore.audit.Checkpoint;
import codev.infra.eventstore.audit.CheckpointSigner;
import codev.infra.eventstore.audit.ExportedChainVerifier;
import codev.infra.eventstore.audit.LogAlteredException;
import codev.infra.eventstore.audit.LogIntegrityHealthIndicator;
import codev.infra.eventstore.audit.SigningKeyRefusedException;
import codev.infra.eventstore.audit.SlicedChainVerifier;
import codev.infra.eventstore.audit.SlicedChainVerifier.Findings;
import codev.infra.eventstore.audit.Verdict;
import codev.infra.eventstore.log.ChainedCommit;
import codev.infra.eventstore.log.CommitFilter;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.log.EventRow;
import codev.infra.eventstore.log.HashChain;
import codev.infra.eventstore.signature.SigningKey;
import codev.infra.testkit.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.Status;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("Auditing the log from outside")
@Execution(CONCURRENT)
class AuditTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder;
  private TestPostgres.Database database;
  private EventLog log;
  private CheckpointSigner checkpoints;

  @BeforeEach
  void ten_commits() {
    database = EventLogs.database();
    log = EventLogs.on(database);
    IntStream.range(0, 5).forEach(i -> log.append(commit("a" + i, 0)));
    IntStream.range(0, 5).forEach(i -> log.append(commit("b" + i, 0, 2)));
    checkpoints = checkpoints(folder.resolve("keys/audit.pem"));
  }

  @AfterEach
  void stop() {
    checkpoints.close();
  }

  private CheckpointSigner checkpoints(Path keyFile) {
    return checkpoints(database, log, keyFile);
  }

  private static CheckpointSigner checkpoints(
      TestPostgres.Database database, EventLog log, Path keyFile) {
    return new CheckpointSigner(
        "session-service",
        log,
        database.dataSource(),
        keyFile,
        Duration.ofDays(1),
        Clock.systemUTC());
  }

  @Test
  @DisplayName("a faithful export is recognised, in several files and out of order")
  void a_true_export_is_intact() throws IOException {
    assertThat(verify(commits(8, 100), commits(1, 6), checkpoint(), keys()).text())
        .contains("Intact: positions 1 to 15, 10 entries")
        .contains("session-service at position 15")
        .endsWith("signed by the given key " + checkpoints.sign().keyId());
  }

  @Test
  @DisplayName("an export that does not begin at 1 or reach its checkpoint is incomplete")
  void an_incomplete_export_is_noticed() throws IOException {
    assertThat(verify(commits(6, 100)).alteredAt()).isEqualTo(1);
    assertThat(verify(commits(1, 6), checkpoint(), keys()).text())
        .contains("Altered at position 8", "the checkpoint at 15 is not reached");
    assertThat(verify(commits(1, 6), commits(4, 2)).text()).contains("position 4 comes again");
  }

  @ParameterizedTest
  @DisplayName("the first alteration is named by its position")
  @CsvSource({
    "contentDigest, 00",
    "contentDigest, mots",
    "hash, 00",
    "previousHash, 00",
    "sequence, 7",
    "at, 2026-03-02T12:00:01Z",
    "eventTypes, session.step-closed",
    "position, 40"
  })
  void names_the_first_altered_position(String field, String value) throws IOException {
    var links = links();
    var altered = (ObjectNode) links.get(3);
    if (field.equals("eventTypes")) altered.putArray(field).add(value);
    else altered.put(field, value);
    assertThat(verify(JSON.writeValueAsString(links)).alteredAt()).isEqualTo(4);
  }

  @Test
  @DisplayName("a removed field is an alteration")
  void a_missing_field_is_an_alteration() throws IOException {
    var links = links();
    ((ObjectNode) links.get(3)).remove("contentDigest");
    assertThat(verify(JSON.writeValueAsString(links)).alteredAt()).isEqualTo(4);
  }

  @Test
  @DisplayName("a removed commit is named")
  void names_a_missing_commit() throws IOException {
    var links = links();
    links.remove(3);
    assertThat(verify(JSON.writeValueAsString(links)).alteredAt()).isEqualTo(4);
  }

  @Test
  @DisplayName("a commit rewritten with a new hash is revealed by the next one")
  void a_rewritten_commit_is_betrayed_by_the_next() throws IOException {
    var links = links();
    links.set(3, JSON.valueToTree(rewritten(log.chain(4, 1).getFirst())));
    assertThat(verify(JSON.writeValueAsString(links)).alteredAt()).isEqualTo(4);
  }

  @Test
  @DisplayName("a chain rewritten to its end is revealed by the signed checkpoint")
  void a_rewritten_chain_is_betrayed_by_the_checkpoint() throws IOException {
    var links = links();
    links.set(9, JSON.valueToTree(rewritten(log.chain(15, 1).getFirst())));
    assertThat(run(List.of(), JSON.writeValueAsString(links))).startsWith("3 Intact");
    assertThat(verify(JSON.writeValueAsString(links), checkpoint(), keys()).alteredAt())
        .isEqualTo(15);
  }

  @Test
  @DisplayName("an edited checkpoint is no longer signed")
  void an_altered_checkpoint_is_not_signed() throws IOException {
    var altered = checkpoint().replace("session-service", "another-service");
    assertThat(verify(commits(1, 100), altered, keys()).text()).contains("signature");
  }

  @Test
  @DisplayName("the command prints the verdict and exits with 0, 1, 2 or 3")
  void the_command_prints_and_exits() throws IOException {
    var id = checkpoints.sign().keyId();
    var x = JSON.readTree(keys()).at("/keys/0/x").asString();
    var file = Files.writeString(folder.resolve("pinned.json"), keys()).toString();
    for (var key : List.of(id, x, file))
      assertThat(run(List.of(key), whole())).startsWith("0 Intact").doesNotContain("UNPROVEN");
    assertThat(run(List.of(), whole())).startsWith("3 Intact").contains("SIGNER UNPROVEN");
    assertThat(run(List.of(), commits(1, 100))).startsWith("3 Intact").contains("not signed");
    assertThat(run(List.of(id), commits(1, 100)))
        .startsWith("1 ")
        .contains("Altered at position 1:", "not signed");
    assertThat(run(List.of("another"), whole()))
        .startsWith("1 ")
        .contains("Altered at position 15", "none of the given keys");
    assertThat(run(List.of(id), whole().replaceFirst("session.step-opened", "session.step-closed")))
        .startsWith("1 ")
        .contains("Altered at position 1:");
    var withoutKeys =
        JSON.writeValueAsString(
            Map.of("checkpoint", checkpoints.sign(), "commits", log.chain(1, 100)));
    assertThat(run(List.of("another"), withoutKeys)).startsWith("1 ").contains("none of the given");
    assertThat(run(List.of(id), withoutKeys)).startsWith("3 Intact").contains("not in these files");
    for (var no :
        List.of(
            "{}",
            keys(),
            "{\"commits\":[],\"keys\":[{\"x\":\"a\"}]}",
            "hello",
            "[",
            whole() + whole(),
            whole().substring(0, 900)))
      assertThat(run(List.of(id), no)).startsWith("2 Not an export").doesNotContain(" at [");
  }

  @Test
  @DisplayName("an export still contains the checkpoint that was kept earlier")
  void an_earlier_checkpoint_is_still_there() throws IOException {
    var earlier = Files.writeString(folder.resolve("earlier.json"), checkpoint());
    log.append(commit("c", 0));
    var id = List.of(checkpoints.sign().keyId());
    assertThat(run(id, List.of(earlier), whole())).startsWith("0 Intact: positions 1 to 16");
    database.alterProtected(
        "truncate events, checkpoints; update log_head set position = 0, hash = ''");
    var another = EventLogs.on(database);
    IntStream.range(0, 20).forEach(i -> another.append(commit("z" + i, 0)));
    assertThatThrownBy(() -> whole(another)).isInstanceOf(LogAlteredException.class);
    Files.delete(folder.resolve("keys/audit.pem.signed"));
    assertThat(run(id, List.of(earlier), whole(another)))
        .startsWith("1 ")
        .contains("Altered at position 15");
  }

  @Test
  @DisplayName("the command judges each log by itself")
  void the_command_judges_each_log() throws IOException {
    var id = List.of(checkpoints.sign().keyId());
    var other = whole().replace("session-service", "group-service");
    var altered = other.replaceFirst("session.step-opened", "session.step-closed");
    assertThat(run(id, whole(), altered))
        .startsWith("1 ")
        .contains("group-service: Altered at position 1:", "Intact");
    assertThat(run(id, checkpoint(), commits(1, 100), keys()))
        .startsWith("0 Intact")
        .contains(": signed");
    assertThat(run(id, whole(), other, commits(1, 100))).startsWith("2 Not an export");
  }

  private String whole() {
    return whole(log);
  }

  private String whole(EventLog of) {
    try (var signer =
        new CheckpointSigner(
            "session-service",
            of,
            database.dataSource(),
            folder.resolve("keys/audit.pem"),
            Duration.ofDays(1),
            Clock.systemUTC())) {
      return JSON.writeValueAsString(
          Map.of(
              "checkpoint", signer.sign(),
              "keys", signer.keys(),
              "commits", of.chain(1, 100)));
    }
  }

  @Test
  @DisplayName("kept checkpoints are read with their notes, and each commit is proven in one")
  void kept_checkpoints_and_proofs() throws Exception {
    checkpoints.sign();
    log.append(commit("c", 0));
    checkpoints.sign();
    assertThat(checkpoints.keptCheckpoints(1, 10))
        .extracting(Checkpoint::position)
        .containsExactly(15L, 16L);
    assertThat(checkpoints.keptCheckpoints(16, 10))
        .containsExactly(checkpoints.keptCheckpoints(1, 10).getLast());
    var note = checkpoints.keptCheckpoints(1, 1).getFirst().note();
    assertThat(note).startsWith("session-service\n10\n");
    for (var link : log.chain(1, 100).subList(0, 10)) {
      var proof = checkpoints.prove(link.position(), 15).orElseThrow();
      assertThat(proof.hash()).isEqualTo(link.hash());
      assertThat(proof.treeSize()).isEqualTo(10);
      assertThat(note)
          .contains(Base64.getEncoder().encodeToString(HexFormat.of().parseHex(proof.rootHash())));
    }
    assertThat(checkpoints.prove(6, 15)).as("no commit ends there").isEmpty();
    assertThat(checkpoints.prove(5, 14)).as("nor there").isEmpty();
    assertThat(checkpoints.sign().note()).startsWith("session-service\n11\n");
  }

  @Test
  @DisplayName("the signing key is created once, for its owner only")
  void the_key_is_made_once() throws Exception {
    var file = folder.resolve("shared.pem");
    var unsigned = EventLogs.database();
    var unsignedLog = EventLogs.on(unsigned);
    unsignedLog.append(commit("a", 0));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var ids =
          threads
              .invokeAll(
                  nCopies(
                      8,
                      () -> {
                        try (var mine = checkpoints(unsigned, unsignedLog, file)) {
                          return mine.sign().keyId();
                        }
                      }))
              .stream()
              .map(Future::resultNow);
      assertThat(ids.distinct()).hasSize(1);
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  @DisplayName("a lost signing key is not replaced where the log has signed checkpoints")
  void a_lost_signing_key_is_not_replaced() throws Exception {
    checkpoints.sign();
    var file = folder.resolve("keys/audit.pem");
    Files.move(file, folder.resolve("aside.pem"));
    assertThatThrownBy(() -> checkpoints(file))
        .isInstanceOf(SigningKeyRefusedException.class)
        .hasMessageContainingAll(
            "is lost", file.toString(), "CODEV_AUDIT_KEY_FILE", "from a backup");
    assertThat(file).doesNotExist();
    checkpoints(folder.resolve("aside.pem")).close();
  }

  @Test
  @DisplayName("a key that did not sign the log's last checkpoint is refused")
  void a_foreign_signing_key_is_refused() throws Exception {
    var other = folder.resolve("other.pem");
    var another = EventLogs.database();
    checkpoints(another, EventLogs.on(another), other).close();
    checkpoints.sign();
    assertThatThrownBy(() -> checkpoints(other))
        .isInstanceOf(SigningKeyRefusedException.class)
        .hasMessageContainingAll(
            "is not the one that signs this log", "position 15", checkpoints.sign().keyId());
  }

  @Test
  @DisplayName("a file that is no whole key, or has parts of two, is refused with its setting")
  void a_partial_signing_key_is_refused() throws Exception {
    var file = folder.resolve("keys/audit.pem");
    var whole = Files.readString(file);
    var other = folder.resolve("other.pem");
    var _ = SigningKey.readOrCreate(other);
    var another = Files.readString(other);
    var open = "-----BEGIN PUBLIC";
    for (var content :
        List.of(
            "",
            whole.substring(0, whole.length() / 2),
            whole.substring(0, whole.indexOf(open)) + another.substring(another.indexOf(open)))) {
      Files.writeString(file, content);
      assertThatThrownBy(() -> checkpoints(file))
          .isInstanceOf(SigningKeyRefusedException.class)
          .hasMessageContainingAll("CODEV_AUDIT_KEY_FILE", file.toString(), "from a backup");
    }
  }

  @Test
  @DisplayName("a last checkpoint whose signature was altered is noticed at the start")
  void an_altered_last_checkpoint_is_noticed() throws Exception {
    checkpoints.sign();
    database.alterProtected("update checkpoints set hash = '00'");
    assertThatThrownBy(() -> checkpoints(folder.resolve("keys/audit.pem")))
        .isInstanceOf(SigningKeyRefusedException.class)
        .hasMessageContainingAll("was altered", "position 15");
  }

  @Test
  @DisplayName("a log rewritten behind a stored checkpoint cannot be signed any more")
  void a_log_rewritten_behind_a_checkpoint_is_noticed() throws Exception {
    var health = new LogIntegrityHealthIndicator(checkpoints);
    checkpoints.sign();
    assertThat(database.ask("select position from checkpoints")).isEqualTo("15");
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    database.alterProtected("update events set hash = '\\x00' where position = 15");
    assertThatThrownBy(checkpoints::sign).hasMessageContaining("before position 15");
    assertThat(health.health().getDetails()).containsEntry("alteredBefore", 15L);
  }

  @Test
  @DisplayName("the log is verified as a whole, several times, and reported as intact")
  void the_log_itself_is_intact() {
    var verifier = new SlicedChainVerifier(log);
    assertThat(verifier.verifySlice(Duration.ofSeconds(10))).isEqualTo(new Findings(15, 15, null));
    log.append(commit("c", 0));
    assertThat(verifier.verifySlice(Duration.ofSeconds(10))).isEqualTo(new Findings(16, 16, null));
    assertThat(verifier.verifySlice(Duration.ofSeconds(10)).isWhole()).isTrue();
  }

  @ParameterizedTest
  @DisplayName("an alteration in it is found, and found again by the next verification")
  @ValueSource(
      strings = {
        "update events set payload = '\\x00' where position = 4",
        "update events set hash = '\\x00' where position = 4",
        "delete from events where position = 4"
      })
  void an_alteration_of_the_log_is_found(String harm) {
    var verifier = new SlicedChainVerifier(log);
    assertThat(verifier.verifySlice(Duration.ofSeconds(10)).isWhole()).isTrue();
    database.alterProtected(harm);
    for (int again = 0; again < 2; again++) {
      var findings = verifier.verifySlice(Duration.ofSeconds(10));
      assertThat(findings.isIntact()).isFalse();
      assertThat(findings.upTo()).isLessThan(4);
    }
  }

  @Test
  @DisplayName("commits are found by subject, event and day, as the chain has them")
  void commits_are_found() {
    var all = log.chain(1, 100);
    assertThat(log.find(CommitFilter.ALL, 1, 100)).isEqualTo(all);
    assertThat(log.find(new CommitFilter("b1", null, null, null), 1, 100))
        .containsExactly(all.get(6));
    var opened = new CommitFilter(null, "session.step-opened", null, null);
    assertThat(log.find(opened, 1, 100)).isEqualTo(all);
    assertThat(log.find(opened, 6, 2)).isEqualTo(all.subList(5, 7));
    assertThat(log.find(new CommitFilter(null, "session.session-closed", null, null), 1, 9))
        .isEmpty();
    var day = LocalDate.of(2026, 3, 2);
    assertThat(log.find(new CommitFilter(null, null, day, day), 1, 100)).isEqualTo(all);
    assertThat(log.find(new CommitFilter(null, null, day.plusDays(1), null), 1, 100)).isEmpty();
    assertThat(log.find(new CommitFilter(null, null, null, day.minusDays(1)), 1, 100)).isEmpty();
  }

  /** The same commit of another aggregate, with the hash it would have had. */
  private static ChainedCommit rewritten(ChainedCommit link) {
    var other = new EventRow.Aggregate("Session", "another");
    return new ChainedCommit(
        link.position(),
        other,
        link.sequence(),
        link.eventTypes(),
        link.at(),
        link.contentDigest(),
        link.previousHash(),
        HashChain.hash(
            link.previousHash(),
            link.position(),
            other,
            link.sequence(),
            link.eventTypes(),
            link.at(),
            link.contentDigest()));
  }

  private ArrayNode links() {
    return (ArrayNode) JSON.valueToTree(log.chain(1, 100));
  }

  private String commits(long from, int size) {
    return JSON.writeValueAsString(Map.of("commits", log.chain(from, size)));
  }

  private String checkpoint() {
    return JSON.writeValueAsString(checkpoints.sign());
  }

  private String keys() {
    return JSON.writeValueAsString(checkpoints.keys());
  }

  private Verdict verify(String... exports) throws IOException {
    var verifier = new ExportedChainVerifier(List.of(checkpoints.sign().keyId()));
    files(exports).forEach(verifier::add);
    return verifier.verdicts().getFirst();
  }

  private List<Path> files(String... exports) throws IOException {
    var files = new ArrayList<Path>();
    for (var export : exports)
      files.add(Files.writeString(folder.resolve("export" + files.size() + ".json"), export));
    return files;
  }

  private String run(List<String> keys, String... exports) throws IOException {
    return run(keys, List.of(), exports);
  }

  private String run(List<String> keys, List<Path> earlier, String... exports) throws IOException {
    var printed = new ByteArrayOutputStream();
    var status =
        ExportedChainVerifier.run(
            files(exports), keys, earlier, new PrintStream(printed, true, UTF_8));
    return status + " " + printed.toString(UTF_8);
  }
}
