package codev.infra.eventstore.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
@DisplayName("The test vectors of codes")
@Execution(CONCURRENT)
class ProofCodeVectorsTest {
  private static final Path VECTORS = Path.of("audit/vectors/codes");
  private static final PythonVerifier PYTHON = new PythonVerifier(Path.of("audit/verify_codes.py"));
  private static final JsonNode EXPECTED =
      new JsonMapper().readTree(VECTORS.resolve("expected.json").toFile());

  /** One file with codes, and what a verifier has to say about it. */
  private record Vector(String name, int status, long position, @Nullable String key) {
    Path file() {
      return VECTORS.resolve(name + ".txt");
    }

    List<String> arguments() {
      var arguments = new ArrayList<String>();
      if (key != null) arguments.addAll(List.of("--key", key));
      arguments.add(file().toString());
      return arguments;
    }

    void compare(int actualStatus, String output) {
      assertThat(actualStatus).as(output).isEqualTo(status);
      if (status == 1) assertThat(output).contains("Not proven, position %d:".formatted(position));
      if (status == 0) assertThat(output).startsWith("Proven: position ");
      if (status == 2) assertThat(output).startsWith("Not a proof code: ");
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
                    text(one.getValue().path("key"))));
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
                              List.of(),
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
    for (int i = 0; i < vectors.size(); i++)
      vectors.get(i).compare(verdicts.get(i).status(), verdicts.get(i).output());
    assertThat(PYTHON.judge(vectors.getFirst().arguments()))
        .as("as an auditor calls it")
        .isEqualTo(verdicts.getFirst());
  }

  @Test
  @DisplayName("the one in the description of the format is one of them")
  void the_described_one_is_one_of_them() throws IOException {
    var description = Files.readString(Path.of("../docs/audit-format.md")).replaceAll("\\s", "");
    assertThat(description)
        .contains(Files.readString(VECTORS.resolve("signature.txt")).strip() + "##");
  }

  @Test
  @DisplayName("are all listed, and the second verifier is short enough to be read")
  void are_all_listed() throws IOException {
    PYTHON.mustBeShort();
    try (var files = Files.list(VECTORS)) {
      assertThat(files.map(file -> file.getFileName().toString().replaceAll("\\.\\w+$", "")))
          .filteredOn(name -> !name.equals("expected"))
          .allSatisfy(name -> assertThat(EXPECTED.path("vectors").has(name)).as(name).isTrue())
          .hasSizeGreaterThanOrEqualTo(30);
    }
  }
}
