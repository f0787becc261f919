package codev.infra.eventstore.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.eventstore.log.ChainedCommit;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;

@DisplayName("Commits as the audit API writes them")
class CommitScannerTest {
  private static final String HASH = "ab".repeat(32);
  private static final String COMMIT =
      """
      {"position":12,"aggregate":{"type":"Session","id":"s1"},"sequence":3,\
      "eventTypes":["session.step-opened","session.step-closed"],"at":"2027-01-11T12:00:00.120Z",\
      "contentDigest":"%s","previousHash":"%s","hash":"%s"}"""
          .formatted(HASH, HASH, HASH);
  private static final int ALTERATIONS = 20_000;

  private final Random random = new Random(11);

  @Test
  @DisplayName("are read as a JSON parser reads them, in any order of their fields")
  void are_read_as_by_a_parser() throws IOException {
    var commits = IntStream.range(0, 2_000).mapToObj(_ -> randomCommit()).toList();
    var array = commits.stream().collect(joining(",", "[", "]"));

    var scanner = scanner(array);
    var read = new ArrayList<ChainedCommit>();
    for (var commit = scanner.next(); commit != null; commit = scanner.next()) read.add(commit);

    assertThat(scanner.isAtEnd()).isTrue();
    assertThat(scanner.offset()).isEqualTo(array.length() - 1);
    assertThat(read).hasSameSizeAs(commits);
    for (int i = 0; i < commits.size(); i++)
      assertThat(Optional.of(read.get(i))).isEqualTo(parsed('[' + commits.get(i) + ']'));
  }

  private String randomCommit() {
    var types =
        IntStream.rangeClosed(0, random.nextInt(3))
            .mapToObj(_ -> "\"session.step-" + random.nextInt(40) + '"')
            .collect(joining(",", "[", "]"));
    var nanos = "%09d".formatted(random.nextInt(1_000_000_000)).substring(0, random.nextInt(10));
    var at =
        "2027-%02d-%02dT%02d:%02d:%02d"
            .formatted(
                1 + random.nextInt(12),
                1 + random.nextInt(28),
                random.nextInt(24),
                random.nextInt(60),
                random.nextInt(60));
    var aggregate = shuffled("\"type\":\"Session\"", "\"id\":\"s" + random.nextInt(9) + '"');
    return shuffled(
        "\"position\":" + (random.nextLong() >>> (5 + random.nextInt(59))),
        "\"aggregate\":" + aggregate,
        "\"sequence\":" + random.nextInt(1_000),
        "\"eventTypes\":" + types,
        "\"at\":\"" + at + (nanos.isEmpty() ? "" : '.' + nanos) + "Z\"",
        "\"contentDigest\":\"" + SyntheticExport.digest(random) + '"',
        "\"previousHash\":\"" + (random.nextBoolean() ? SyntheticExport.digest(random) : "") + '"',
        "\"hash\":\"" + SyntheticExport.digest(random) + '"');
  }

  private String shuffled(String... fields) {
    var all = Arrays.asList(fields);
    if (random.nextBoolean()) Collections.shuffle(all, random);
    return all.stream().collect(joining(",", "{", "}"));
  }

  @ParameterizedTest(name = "{0} in the place of {1}")
  @DisplayName("are left to a JSON parser where they are written in another way")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        ", \"sequence\"|,\"sequence\"",
        "\"position\" :12|\"position\":12",
        "\"position\":012|\"position\":12",
        "\"position\":-12|\"position\":12",
        "\"position\":12.0|\"position\":12",
        "\"position\":12e1|\"position\":12",
        "\"position\":\"12\"|\"position\":12",
        "\"position\":1234567890123456789|\"position\":12",
        "\"position\":null|\"position\":12",
        "\"Position\":12|\"position\":12",
        "\"note\":\"\",\"at\"|\"at\"",
        "\"sequence\":3,\"sequence\":3|\"sequence\":3",
        "\"id\":\"s1\",\"id\":\"s1\"|\"id\":\"s1\"",
        "\"id\":\"s\\u0031\"|\"id\":\"s1\"",
        "\"id\":\"é\"|\"id\":\"s1\"",
        "\"id\":\"s1\",\"name\":\"\"|\"id\":\"s1\"",
        "{\"type\":\"Session\"}|{\"type\":\"Session\",\"id\":\"s1\"}",
        "\"Session s1\"|{\"type\":\"Session\",\"id\":\"s1\"}",
        "[]|[\"session.step-opened\",\"session.step-closed\"]",
        "[\"session.step-opened\",|[\"session.step-opened\",\"session.step-closed\"],",
        "[\"session.step-opened\",7]|[\"session.step-opened\",\"session.step-closed\"]",
        "12:00:00.120+00:00|12:00:00.120Z",
        "12:00:00.Z|12:00:00.120Z",
        "12:00:00.1234567890Z|12:00:00.120Z",
        "12:00Z|12:00:00.120Z",
        "24:00:00Z|12:00:00.120Z",
        "12:00:60Z|12:00:00.120Z",
        "2027-02-30T|2027-01-11T",
        "+12027-01-11T|2027-01-11T",
        "2027-1-11T|2027-01-11T",
        "} ]|}]",
        "}|}]",
        "},|}]",
        "},7]|}]",
      })
  void are_left_to_a_parser(String other, String place) throws IOException {
    var scanner = scanner('[' + COMMIT + ',' + (COMMIT + ']').replace(place, other));

    assertThat(scanner.next()).isNotNull();
    assertThat(scanner.next()).isNull();
    assertThat(scanner.isAtEnd()).isFalse();
    assertThat(scanner.offset()).isEqualTo(1 + COMMIT.length() + 1);
  }

  @Test
  @DisplayName("are read as a JSON parser reads them or left to it, whatever byte is altered")
  void are_read_so_or_left_to_it() throws IOException {
    int read = 0;
    for (int i = 0; i < ALTERATIONS; i++) {
      var bytes = ('[' + randomCommit() + ']').getBytes(UTF_8);
      bytes[1 + random.nextInt(bytes.length - 1)] = alteration();
      var array = new String(bytes, UTF_8);
      var commit = scanner(array).next();
      if (commit == null) continue;
      assertThat(Optional.of(commit)).as(array).isEqualTo(parsed(array));
      read++;
    }
    assertThat(read).isBetween(ALTERATIONS / 4, ALTERATIONS * 9 / 10);
  }

  private byte alteration() {
    var characters = "\"\\{}[],:.-+ZT eE0123456789abcdef\n";
    return (byte) characters.charAt(random.nextInt(characters.length()));
  }

  @Test
  @DisplayName("are read beyond what is in memory at once")
  void are_read_beyond_what_is_in_memory() throws IOException {
    var lengthy = COMMIT.replace("s1", "s".repeat(100_000));
    var array = '[' + String.join(",", Collections.nCopies(20, lengthy)) + ']';

    var scanner = scanner(array);

    for (int i = 0; i < 20; i++)
      assertThat(scanner.next()).isEqualTo(parsed('[' + lengthy + ']').orElseThrow());
    assertThat(scanner.next()).isNull();
    assertThat(scanner.isAtEnd()).isTrue();
  }

  @Test
  @DisplayName("are left to a JSON parser where they are too long")
  void are_left_where_they_are_too_long() throws IOException {
    var scanner = scanner('[' + COMMIT.replace("s1", "s".repeat(1_000_000)) + ']');

    assertThat(scanner.next()).isNull();
    assertThat(scanner.isAtEnd()).isFalse();
    assertThat(scanner.offset()).isOne();
  }

  private static CommitScanner scanner(String array) throws IOException {
    return new CommitScanner(new ByteArrayInputStream(array.getBytes(UTF_8)));
  }

  /** The first commit as a JSON parser reads it; empty if it is none. */
  private static Optional<ChainedCommit> parsed(String array) {
    try (var parser = AuditJson.JSON.createParser(array)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) return Optional.empty();
      var _ = parser.nextToken();
      return Optional.of(AuditJson.commit(AuditJson.tree(parser)));
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }
}
