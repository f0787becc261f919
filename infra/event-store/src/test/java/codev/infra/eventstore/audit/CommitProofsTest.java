package codev.infra.eventstore.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import codev.infra.eventstore.EventLogs;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.signature.SigningKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("The proof of a commit, in a file that its person keeps")
@Execution(CONCURRENT)
class CommitProofsTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder;
  private CheckpointSigner signer;
  private String key;

  @BeforeEach
  void a_log() {
    var database = EventLogs.database();
    EventLog log = EventLogs.on(database);
    IntStream.range(0, 9).forEach(i -> log.append(EventLogs.commit("a" + i, 0, 1 + i % 2)));
    signer =
        new CheckpointSigner(
            "session-service",
            log,
            database.dataSource(),
            folder.resolve("audit.pem"),
            Duration.ofDays(1),
            Clock.systemUTC());
    key = SigningKey.readOrCreate(folder.resolve("audit.pem")).x();
  }

  @AfterEach
  void stop() {
    signer.close();
  }

  @Test
  @DisplayName("is verified offline, and what it proves is printed")
  void is_verified_offline() throws IOException {
    for (long position = 1; position <= 13; position++)
      assertThat(verify(json(position), List.of(key)))
          .startsWith("0 Proven: position ")
          .contains("session.step-opened {\"step\":\"CONSULTATION\"}", "signed by the given key");
    assertThat(verify(json(4), List.of())).startsWith("3 ").contains("SIGNER UNPROVEN");
  }

  @Test
  @DisplayName("proves nothing that was altered")
  void proves_nothing_that_was_altered() throws IOException {
    var payload = json(4);
    ((ObjectNode) payload.at("/proofs/0/events/0"))
        .put(
            "payload",
            Base64.getEncoder().encodeToString("{\"step\":\"LEARNING\"}".getBytes(UTF_8)));
    assertThat(verify(payload, List.of(key)))
        .startsWith("1 Not proven, position 4")
        .contains("its events are not those of its digest");

    var time = json(4);
    ((ObjectNode) time.at("/proofs/0/commit")).put("at", "2026-03-02T13:00:00Z");
    assertThat(verify(time, List.of(key))).startsWith("1 ").contains("hash does not match");

    var place = json(4);
    ((ObjectNode) place.at("/proofs/0/inclusion")).put("leafIndex", 1);
    assertThat(verify(place, List.of(key))).startsWith("1 ").contains("not in the log");

    var path = json(4);
    ((ArrayNode) path.at("/proofs/0/inclusion/auditPath")).remove(0);
    assertThat(verify(path, List.of(key))).startsWith("1 ").contains("not in the log");

    var note = json(4);
    var checkpoint = (ObjectNode) note.at("/checkpoint");
    checkpoint.put("note", checkpoint.path("note").asString().replace("\n9\n", "\n8\n"));
    assertThat(verify(note, List.of(key))).startsWith("1 ").contains("note");
  }

  @Test
  @DisplayName("of another signer proves nothing")
  void of_another_signer() throws IOException {
    var another = SigningKey.readOrCreate(folder.resolve("another.pem"));
    assertThat(verify(json(4), List.of(another.x())))
        .startsWith("1 ")
        .contains("none of the given keys");
  }

  @Test
  @DisplayName("of a document are in one file, with what its readers may know")
  void of_a_document() throws IOException {
    var printed = verify(document(), List.of(key));
    assertThat(printed)
        .startsWith("0 Proven: position ")
        .contains("Proven: position 1 of", "Proven: position 3 of", "Proven: position 6 of")
        .contains("  session.step-opened {\"step\":\"CONSULTATION\"}")
        .contains("  session.step-opened, recorded; what it says is not in this file")
        .contains("Document, as this file names it: certificate.pdf", "9 commits, root ")
        .contains("signed by the given key");
    assertThat(printed.split("Proven: ", -1)).as("each commit once").hasSize(4);
  }

  @Test
  @DisplayName("of a document prove nothing that was altered, whether or not they say what it was")
  void of_a_document_that_was_altered() throws IOException {
    for (int entry = 0; entry < 3; entry++) {
      var hash = document();
      var commit = (ObjectNode) hash.at("/proofs/%d/commit".formatted(entry));
      commit.put("hash", new StringBuilder(commit.path("hash").asString()).reverse().toString());
      assertThat(verify(hash, List.of(key))).startsWith("1 ").contains("hash does not match");

      var position = document();
      ((ObjectNode) position.at("/proofs/%d/commit".formatted(entry))).put("position", 100);
      assertThat(verify(position, List.of(key)))
          .startsWith("1 ")
          .contains("Not proven, position 100: its hash does not match");

      var path = document();
      ((ArrayNode) path.at("/proofs/%d/inclusion/auditPath".formatted(entry))).remove(0);
      assertThat(verify(path, List.of(key))).startsWith("1 ").contains("not in the log");
    }
    assertThat(verify(document(), List.of(SigningKey.readOrCreate(folder.resolve("b.pem")).x())))
        .startsWith("1 ")
        .contains("none of the given keys");
  }

  /** Resting on three commits, of which the first and the last may be read. */
  private ObjectNode document() {
    var prover = signer.proveCommits(List.of(1L, 2L, 3L, 6L));
    assertThat(prover.head().size()).isEqualTo(9);
    assertThat(prover.of(2).hash()).isEqualTo(prover.of(3).hash());
    return JSON.valueToTree(
        prover.of("certificate.pdf", List.of(1L, 2L, 3L, 6L), position -> position != 2));
  }

  private ObjectNode json(long position) {
    return JSON.valueToTree(signer.proveContents(List.of(position)));
  }

  private String verify(ObjectNode proofs, List<String> keys) throws IOException {
    var file = Files.writeString(folder.resolve("proofs.json"), proofs.toString());
    var printed = new ByteArrayOutputStream();
    var status =
        ExportedChainVerifier.run(
            List.of(file), keys, List.of(), new PrintStream(printed, true, UTF_8));
    return status + " " + printed.toString(UTF_8);
  }
}
