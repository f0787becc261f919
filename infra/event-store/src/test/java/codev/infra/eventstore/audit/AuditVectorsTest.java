package codev.infra.eventstore.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import codev.infra.eventstore.audit.NoteKey.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The vectors were made by neither of the two verifiers that are compared here. */
@DisplayName("The test vectors of the audit's format")
@Execution(CONCURRENT)
class AuditVectorsTest {
  private static final Path VECTORS = Path.of("audit/vectors");
  private static final PythonVerifier PYTHON = new PythonVerifier(Path.of("audit/verify_audit.py"));
  private static final JsonNode EXPECTED =
      new JsonMapper().readTree(VECTORS.resolve("expected.json").toFile());

  /** One export, and what a verifier has to say about it. */
  private record Vector(
      String name, int status, long position, @Nullable String key, @Nullable String checkpoint) {
    Path file() {
      return VECTORS.resolve(name + ".json");
    }

    List<String> arguments() {
      var arguments = new ArrayList<String>();
      if (key != null) arguments.addAll(List.of("--key", key));
      if (checkpoint != null)
        arguments.addAll(List.of("--checkpoint", VECTORS.resolve(checkpoint).toString()));
      arguments.add(file().toString());
      return arguments;
    }

    void compare(int actualStatus, String output) {
      assertThat(actualStatus).as(output).isEqualTo(status);
      if (status == 1) assertThat(output).contains("Altered at position %d:".formatted(position));
    }
  }

  private static Stream<Vector> vectors() {
    return EXPECTED.path("vectors").properties().stream()
        .map(
            one ->
                new Vector(
                    one.getKey(),
                    one.getValue().path("status").asInt(),
                    one.getValue().path("position").asLong(),
                    text(one.getValue().path("key")),
                    text(one.getValue().path("checkpoint"))));
  }

  private static @Nullable String text(JsonNode json) {
    return json.isString() ? json.asString() : null;
  }

  @TestFactory
  @DisplayName("are judged as expected by ./codev verify-audit")
  Stream<DynamicTest> are_judged_as_expected() {
    return vectors()
        .map(
            vector ->
                DynamicTest.dynamicTest(
                    vector.name(),
                    () -> {
                      var printed = new ByteArrayOutputStream();
                      var status =
                          ExportedChainVerifier.run(
                              List.of(vector.file()),
                              vector.key() == null ? List.of() : List.of(vector.key()),
                              vector.checkpoint() == null
                                  ? List.of()
                                  : List.of(VECTORS.resolve(vector.checkpoint())),
                              new PrintStream(printed, true, UTF_8));
                      vector.compare(status, printed.toString(UTF_8));
                    }));
  }

  @Test
  @DisplayName("are judged likewise by the second verifier, in Python")
  void are_judged_likewise_in_python() throws Exception {
    PythonVerifier.assumePresent();
    var vectors = vectors().toList();
    var verdicts = PYTHON.judgeEach(vectors.stream().map(Vector::arguments).toList());
    for (int i = 0; i < vectors.size(); i++) {
      var vector = vectors.get(i);
      vector.compare(verdicts.get(i).status(), vector.name() + ": " + verdicts.get(i).output());
    }
    assertThat(PYTHON.judge(vectors.getFirst().arguments()))
        .as("as an auditor calls it")
        .isEqualTo(verdicts.getFirst());
  }

  @Test
  @DisplayName("the second verifier is short enough to be read, and every vector is listed")
  void is_short() throws IOException {
    PYTHON.mustBeShort();
    try (var files = Files.list(VECTORS)) {
      assertThat(files.map(file -> file.getFileName().toString()).filter(this::isExport))
          .allSatisfy(
              name ->
                  assertThat(EXPECTED.path("vectors").has(name.replace(".json", "")))
                      .as(name)
                      .isTrue());
    }
  }

  private boolean isExport(String file) {
    return file.endsWith(".json") && !file.equals("expected.json") && !file.equals("earlier.json");
  }

  @Test
  @DisplayName("the note of a witness that others have made is verified")
  void the_note_of_a_witness() throws IOException {
    var note = SignedNote.parse(Files.readString(VECTORS.resolve("cosigned.note")));
    var witness = NoteKey.parse(EXPECTED.path("witness key").asString());
    assertThat(witness.kind()).isEqualTo(Kind.WITNESS);
    assertThat(note.cosignedAt(witness)).contains(Instant.ofEpochSecond(1_799_658_060));
    assertThat(
            note.isSignedBy(
                new NoteKey("session-service", Kind.LOG, EXPECTED.path("log key").asString())))
        .isTrue();
  }

  @Test
  @DisplayName("a named witness has to have cosigned the note that was kept")
  void a_named_witness() {
    var keys =
        List.of(EXPECTED.path("log key").asString(), EXPECTED.path("witness key").asString());
    assertThat(judge("cosigned.note", keys))
        .startsWith("0 ")
        .contains("contained, cosigned by witness.example at 2027-01-");
    assertThat(judge("earlier.note", keys))
        .startsWith("1 ")
        .contains("cosigned by none of the given witnesses");
  }

  private static String judge(String note, List<String> keys) {
    var printed = new ByteArrayOutputStream();
    var status =
        ExportedChainVerifier.run(
            List.of(VECTORS.resolve("intact.json")),
            keys,
            List.of(VECTORS.resolve(note)),
            new PrintStream(printed, true, UTF_8));
    return status + " " + printed.toString(UTF_8);
  }
}
