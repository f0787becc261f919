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
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tests of files that both verifiers have to judge alike. Neither of the two that are compared has
 * made them.
 */
@Execution(CONCURRENT)
abstract class VerifierVectorTests {
  private static final Path AUDIT = Path.of("audit");

  private final Path folder;
  private final String suffix;
  private final PythonVerifier python;
  private final JsonNode expected;

  /**
   * @param name of the folder below {@code audit}
   * @param suffix of the vectors' files
   * @param script of the second verifier
   */
  VerifierVectorTests(String name, String suffix, String script) {
    folder = AUDIT.resolve(name);
    this.suffix = suffix;
    python = new PythonVerifier(AUDIT.resolve(script));
    expected = new JsonMapper().readTree(file("expected.json").toFile());
  }

  /**
   * One file, and what a verifier has to answer about it.
   *
   * @param key that the auditor has pinned
   * @param checkpoint that the auditor has kept
   */
  record Vector(
      String name,
      Path file,
      int status,
      long position,
      @Nullable String key,
      @Nullable Path checkpoint) {
    List<String> arguments() {
      var arguments = new ArrayList<String>();
      if (key != null) arguments.addAll(List.of("--key", key));
      if (checkpoint != null) arguments.addAll(List.of("--checkpoint", checkpoint.toString()));
      arguments.add(file.toString());
      return arguments;
    }
  }

  /** What the output says besides the status. */
  abstract void compare(Vector vector, String output);

  /** The files in the folder that are no vectors. */
  abstract Set<String> others();

  final Path file(String name) {
    return folder.resolve(name);
  }

  final JsonNode expected() {
    return expected;
  }

  final Stream<Vector> vectors() {
    return expected.path("vectors").properties().stream()
        .map(
            one -> {
              var checkpoint = text(one.getValue().path("checkpoint"));
              return new Vector(
                  one.getKey(),
                  file(one.getKey() + suffix),
                  one.getValue().path("status").asInt(),
                  one.getValue().path("position").asLong(),
                  text(one.getValue().path("key")),
                  checkpoint == null ? null : file(checkpoint));
            });
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
                                  : List.of(vector.checkpoint()),
                              new PrintStream(printed, true, UTF_8));
                      compare(vector, status, printed.toString(UTF_8));
                    }));
  }

  @Test
  @DisplayName("are judged likewise by the second verifier, in Python")
  void are_judged_likewise_in_python() throws Exception {
    PythonVerifier.assumePresent();
    var vectors = vectors().toList();
    var verdicts = python.judgeEach(vectors.stream().map(Vector::arguments).toList());
    for (int i = 0; i < vectors.size(); i++)
      compare(vectors.get(i), verdicts.get(i).status(), verdicts.get(i).output());
    assertThat(python.judge(vectors.getFirst().arguments()))
        .as("as an auditor calls it")
        .isEqualTo(verdicts.getFirst());
  }

  private void compare(Vector vector, int status, String output) {
    assertThat(status).as("%s: %s", vector.name(), output).isEqualTo(vector.status());
    compare(vector, output);
  }

  @Test
  @DisplayName("are all listed, and the second verifier is short enough to be read")
  void are_all_listed() throws IOException {
    python.mustBeShort();
    try (var files = Files.list(folder)) {
      assertThat(files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()))
          .filteredOn(name -> !name.equals("expected.json") && !others().contains(name))
          .allSatisfy(
              name ->
                  assertThat(expected.path("vectors").has(name.replaceAll("\\.\\w+$", "")))
                      .as(name)
                      .isTrue())
          .hasSameSizeAs(vectors().toList());
    }
  }
}
