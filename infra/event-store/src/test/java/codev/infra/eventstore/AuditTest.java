package codev.infra.eventstore;

import static codev.infra.eventstore.EventLogs.commit;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.eventstore.audit.ChainVerifier;
import codev.infra.eventstore.audit.CheckpointSigner;
import codev.infra.eventstore.audit.IncrementalChainVerifier;
import codev.infra.eventstore.audit.IncrementalChainVerifier.Findings;
import codev.infra.eventstore.log.ChainedCommit;
import codev.infra.eventstore.log.CommitFilter;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.log.HashChain;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("Auditer le journal sans lui")
class AuditTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder;
  private TestPostgres.Database database;
  private EventLog log;
  private CheckpointSigner checkpoints;

  @BeforeEach
  void ten_commits() {
    database = TestPostgres.database();
    log = EventLogs.on(database);
    checkpoints = checkpoints(folder.resolve("keys/audit.pem"));
    IntStream.range(0, 5).forEach(i -> log.append(commit("a" + i, 0)));
    IntStream.range(0, 5).forEach(i -> log.append(commit("b" + i, 0, 2)));
  }

  @AfterEach
  void stop() {
    checkpoints.close();
  }

  private CheckpointSigner checkpoints(Path keyFile) {
    return new CheckpointSigner(
        "session-service",
        log,
        database.dataSource(),
        keyFile,
        Duration.ofDays(1),
        Clock.systemUTC());
  }

  @Test
  @DisplayName("un export fidèle est reconnu, en plusieurs fichiers et dans le désordre")
  void a_true_export_is_intact() {
    assertThat(verify(commits(7, 100), commits(1, 6), checkpoint(), keys()).text())
        .contains("Intact: positions 1 to 15 in 10 commits")
        .contains("session-service at position 15")
        .endsWith("signed");
  }

  @ParameterizedTest
  @DisplayName("la première altération est nommée par sa position")
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
  void names_the_first_altered_position(String field, String value) {
    var links = links();
    var altered = (ObjectNode) links.get(3);
    if (field.equals("eventTypes")) altered.putArray(field).add(value);
    else altered.put(field, value);
    assertThat(verify(JSON.writeValueAsString(links)).alteredAt()).isEqualTo(4);
  }

  @Test
  @DisplayName("un champ retiré est une altération")
  void a_missing_field_is_an_alteration() {
    var links = links();
    ((ObjectNode) links.get(3)).remove("contentDigest");
    assertThat(verify(JSON.writeValueAsString(links)).alteredAt()).isEqualTo(4);
  }

  @Test
  @DisplayName("un envoi retiré est nommé")
  void names_a_missing_commit() {
    var links = links();
    links.remove(3);
    assertThat(verify(JSON.writeValueAsString(links)).alteredAt()).isEqualTo(4);
  }

  @Test
  @DisplayName("un envoi réécrit avec un nouveau hash est trahi par le suivant")
  void a_rewritten_commit_is_betrayed_by_the_next() {
    var links = links();
    links.set(3, JSON.valueToTree(rewritten(log.chain(4, 1).getFirst())));
    assertThat(verify(JSON.writeValueAsString(links)).alteredAt()).isEqualTo(4);
  }

  @Test
  @DisplayName("une chaîne réécrite jusqu'au bout est trahie par le point de contrôle signé")
  void a_rewritten_chain_is_betrayed_by_the_checkpoint() {
    var links = links();
    links.set(9, JSON.valueToTree(rewritten(log.chain(15, 1).getFirst())));
    assertThat(verify(JSON.writeValueAsString(links)).intact()).isTrue();
    assertThat(verify(JSON.writeValueAsString(links), checkpoint(), keys()).alteredAt())
        .isEqualTo(15);
  }

  @Test
  @DisplayName("un point de contrôle retouché n'est plus signé")
  void an_altered_checkpoint_is_not_signed() {
    var altered = checkpoint().replace("session-service", "another-service");
    assertThat(verify(commits(1, 100), altered, keys()).text()).contains("signature");
  }

  @Test
  @DisplayName("la commande dit le verdict et sort avec 0, 1 ou 2")
  void the_command_prints_and_exits() throws IOException {
    assertThat(run(commits(1, 100))).startsWith("0 Intact");
    assertThat(run(commits(1, 100).replaceFirst("session.step-opened", "session.step-closed")))
        .startsWith("1 Altered at position 1");
    assertThat(run("{}")).startsWith("2 Not an export");
    assertThat(run("hello")).startsWith("2 Not an export").doesNotContain(" at [");
  }

  @Test
  @DisplayName("la commande juge chaque journal pour lui-même")
  void the_command_judges_each_log() throws IOException {
    var other = whole().replace("session-service", "group-service");
    var altered = other.replaceFirst("session.step-opened", "session.step-closed");
    assertThat(run(whole(), whole())).startsWith("0 Intact").containsOnlyOnce("Intact");
    assertThat(run(whole(), altered)).startsWith("1 ").contains("Altered at position 1", "Intact");
    assertThat(run(checkpoint(), commits(1, 100), keys()))
        .startsWith("0 Intact")
        .contains(": signed");
    assertThat(run(whole(), other, commits(1, 100))).startsWith("2 Not an export");
  }

  private String whole() {
    return JSON.writeValueAsString(
        Map.of(
            "checkpoint", checkpoints.sign(),
            "keys", checkpoints.keys(),
            "commits", log.chain(1, 100)));
  }

  @Test
  @DisplayName("la clé de signature est faite une fois, pour son propriétaire seul")
  void the_key_is_made_once() throws Exception {
    var file = folder.resolve("shared.pem");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var ids =
          threads
              .invokeAll(
                  nCopies(
                      8,
                      () -> {
                        try (var mine = checkpoints(file)) {
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
  @DisplayName("un journal réécrit derrière un point gardé ne peut plus être signé")
  void a_log_rewritten_behind_a_checkpoint_is_noticed() throws Exception {
    checkpoints.keep();
    assertThat(database.ask("select position from checkpoints")).isEqualTo("15");
    database.ask("update events set hash = '\\x00' where position = 15");
    assertThatThrownBy(checkpoints::keep).hasMessageContaining("before position 15");
  }

  @Test
  @DisplayName("le journal se relit entier, plusieurs fois, et se dit intact")
  void the_log_itself_is_intact() {
    var watch = new IncrementalChainVerifier(log);
    assertThat(watch.look(Duration.ofSeconds(10))).isEqualTo(new Findings(15, 15, null));
    log.append(commit("c", 0));
    assertThat(watch.look(Duration.ofSeconds(10))).isEqualTo(new Findings(16, 16, null));
    assertThat(watch.look(Duration.ofSeconds(10)).isWhole()).isTrue();
  }

  @ParameterizedTest
  @DisplayName("ce qui y est altéré se trouve, et se retrouve quand on redemande")
  @ValueSource(
      strings = {
        "update events set payload = '\\x00' where position = 4",
        "update events set hash = '\\x00' where position = 4",
        "delete from events where position = 4"
      })
  void an_alteration_of_the_log_is_found(String harm) {
    var watch = new IncrementalChainVerifier(log);
    assertThat(watch.look(Duration.ofSeconds(10)).isWhole()).isTrue();
    database.ask(harm);
    for (int again = 0; again < 2; again++) {
      var findings = watch.look(Duration.ofSeconds(10));
      assertThat(findings.isIntact()).isFalse();
      assertThat(findings.upTo()).isLessThan(4);
    }
  }

  @Test
  @DisplayName("des envois se cherchent par objet, par événement, par jour, comme la chaîne les a")
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
    var other = new ChainedCommit.Aggregate("Session", "another");
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

  private static ChainVerifier.Verdict verify(String... exports) {
    var verifier = new ChainVerifier();
    List.of(exports).forEach(verifier::add);
    return verifier.verdict();
  }

  private String run(String... exports) throws IOException {
    var files = new ArrayList<Path>();
    for (var export : exports)
      files.add(Files.writeString(folder.resolve("export" + files.size() + ".json"), export));
    var printed = new ByteArrayOutputStream();
    var status = ChainVerifier.run(files, new PrintStream(printed, true, UTF_8));
    return status + " " + printed.toString(UTF_8);
  }
}
