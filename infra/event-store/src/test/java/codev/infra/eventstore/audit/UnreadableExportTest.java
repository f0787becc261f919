package codev.infra.eventstore.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What is no export")
class UnreadableExportTest {
  /** With places for the types of its events, and for its time. */
  private static final String COMMIT =
      """
      [{"position":1,"aggregate":{"type":"Session","id":"s1"},"sequence":0,"eventTypes":[%s],\
      "at":"%s","contentDigest":"","previousHash":"","hash":""}]
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @DisplayName("is called so")
  @ValueSource(
      strings = {
        "",
        "null",
        "{\"checkpoint\":null}",
        "{\"checkpoint\":[]}",
        "{\"proofs\":[null]}",
        "{\"log\":\"a\",\"checkpoint\":{},\"keys\":{\"keys\":null},\"proofs\":[]}",
        "{\"commits\":["
      })
  void is_called_so(String text) throws IOException {
    assertThat(verify(text)).startsWith("2 Not an export: ");
  }

  @ParameterizedTest
  @DisplayName("has an entry that is none: it is altered there")
  @ValueSource(strings = {"[null]", "[1]", "[[]]"})
  void has_an_entry_that_is_none(String text) throws IOException {
    assertThat(verify(text)).startsWith("1 Altered at position 1: it cannot be read");
  }

  @Test
  @DisplayName("has an entry without the type of an event, or with a time that no log writes")
  void has_an_impossible_entry() throws IOException {
    assertThat(verify(COMMIT.formatted("null", "2027-01-11T12:00:00Z")))
        .startsWith("1 Altered at position 1: it cannot be read");
    for (var time :
        List.of(
            "+1000000000-12-31T23:59:59Z",
            "2027-01-11T23:59:60Z",
            "2027-01-11T24:00:00Z",
            "2027-01-11T12:00:00+01:00",
            "2027-02-30T12:00:00Z"))
      assertThat(verify(COMMIT.formatted("\"a\"", time)))
          .startsWith("1 Altered at position 1: it cannot be read");
    assertThat(verify(COMMIT.formatted("\"a\"", "2027-01-11T12:00:00Z")))
        .startsWith("1 Altered at position 1: its hash does not match");
  }

  @ParameterizedTest
  @DisplayName("proves no consistency")
  @ValueSource(
      strings = {
        "",
        "null",
        "{\"log\":\"a\",\"firstSize\":1,\"secondSize\":2}",
        "{\"log\":\"a\",\"firstSize\":1,\"secondSize\":2,\"path\":null}",
        "{\"log\":\"a\",\"firstSize\":1,\"secondSize\":2,\"path\":[null]}"
      })
  void proves_no_consistency(String json) {
    assertThatThrownBy(() -> ConsistencyProof.parse(json))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private String verify(String text) throws IOException {
    var file = Files.writeString(folder.resolve("export.json"), text);
    var printed = new ByteArrayOutputStream();
    try (var out = new PrintStream(printed, true, UTF_8)) {
      int status = ExportedChainVerifier.run(List.of(file), List.of(), List.of(), out);
      return status + " " + printed.toString(UTF_8);
    }
  }
}
