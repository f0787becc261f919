package codev.infra.eventstore.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.EnumSource.Mode.INCLUDE;

import codev.infra.eventstore.log.ChainedCommit;
import codev.infra.eventstore.log.HashChain;
import codev.infra.eventstore.signature.SigningKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Whatever is altered in an export, at whatever place, is found")
class TamperedExportTest {
  private static final int ROUNDS = 40; // of each kind
  private static final Pattern ALTERED = Pattern.compile("Altered at position (\\d+):");

  @TempDir private Path folder;
  private SigningKey key;
  private SigningKey another;

  @BeforeEach
  void keys() {
    key = SigningKey.readOrCreate(folder.resolve("log.pem"));
    another = SigningKey.readOrCreate(folder.resolve("another.pem"));
  }

  /**
   * Where the first position that is named may lie: what was computed anew shows at the next
   * checkpoint, anything else at once.
   */
  private record Range(long first, long last) {}

  /** What can be done to an export. */
  enum Tampering {
    ALTERED_CONTENT,
    UPPER_CASE_DIGEST,
    BEYOND_MICROSECONDS,
    COMMIT_WITHOUT_EVENTS,
    ALTERED_AND_REHASHED,
    REWRITTEN_TAIL,
    DELETED,
    DELETED_AND_RENUMBERED,
    INSERTED_COPY,
    INSERTED_AND_RENUMBERED,
    SWAPPED,
    SWAPPED_AND_RENUMBERED,
    TRUNCATED,
    WITHOUT_BEGINNING,
    CHECKPOINTS_REMOVED,
    RESIGNED_BY_ANOTHER_KEY,
    RESIGNED_IN_ITS_NAME,
    FORGED_CHECKPOINT,
    FORGED_NOTE,
    /** Kept checkpoints have to be known from elsewhere. */
    RESIGNED_BY_ITS_OWN_KEY,
    CUT_BACK_TO_A_CHECKPOINT
  }

  @Test
  @DisplayName("an export in which nothing was altered is intact")
  void nothing_was_altered() throws IOException {
    var random = new Random(1);
    for (int round = 0; round < ROUNDS; round++) {
      var export = SyntheticExport.random(random, 1 + random.nextInt(40), key);
      var earlier = note(export.checkpoints.get(random.nextInt(export.checkpoints.size())));
      assertThat(verify(export, earlier)).startsWith("0 Intact");
    }
  }

  @ParameterizedTest
  @DisplayName("by an attacker without the log's key")
  @EnumSource(
      value = Tampering.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"RESIGNED_BY_ITS_OWN_KEY", "CUT_BACK_TO_A_CHECKPOINT"})
  void without_the_key(Tampering tampering) throws IOException {
    for (int seed = 0; seed < ROUNDS; seed++) {
      var random = new Random(seed);
      var export = SyntheticExport.random(random, 3 + random.nextInt(30), key);
      var range = tamper(tampering, export, random);
      assertNamed(verify(export, List.of()), range, tampering + " with seed " + seed);
    }
  }

  @ParameterizedTest
  @DisplayName(
      "by an attacker with the log's key, or by a cut to a checkpoint: with one kept elsewhere")
  @EnumSource(
      value = Tampering.class,
      mode = INCLUDE,
      names = {"RESIGNED_BY_ITS_OWN_KEY", "CUT_BACK_TO_A_CHECKPOINT"})
  void with_the_key(Tampering tampering) throws IOException {
    for (int seed = 0; seed < ROUNDS; seed++) {
      var random = new Random(seed);
      var export = SyntheticExport.random(random, 3 + random.nextInt(30), key);
      var earlier = note(export.checkpoints.getLast());
      var range = tamper(tampering, export, random);
      assertThat(verify(export, List.of())).as("nothing shows it").startsWith("0 Intact");
      assertNamed(verify(export, earlier), range, tampering + " with seed " + seed);
    }
  }

  @Test
  @DisplayName("a further file that begins before the first position is not passed over")
  void a_further_file_is_read() throws IOException {
    var export = SyntheticExport.random(new Random(3), 9, key);
    var whole = export.write(folder.resolve("whole.json"), List.of(key));
    var first = export.commits.getFirst();
    var further =
        Files.writeString(
            folder.resolve("further.json"),
            "["
                + new JsonMapper()
                    .writeValueAsString(first)
                    .replace("\"position\":" + first.position(), "\"position\":0")
                + "]");
    assertThat(verify(List.of(whole, further), List.of()))
        .startsWith("1 ")
        .contains("position 0 comes again");
  }

  @Test
  @DisplayName("what stands behind commits that look like the end of a file is no export")
  void what_follows_the_commits() throws IOException {
    var file = folder.resolve("large.json");
    LargeExport.write(file, key, 5, 5);
    var text = Files.readString(file);
    assertThat(verify(List.of(file), List.of()))
        .startsWith("0 Intact: positions 1 to 5, 5 entries");
    for (var end :
        List.of(
            "],\"further\":[{},{\"contentDigest\":\"\"}]}",
            "]}{\"further\":[{},{\"contentDigest\":\"\"}]}",
            "],\"commits\":[{},{\"contentDigest\":\"\"}]}")) {
      Files.writeString(file, text.substring(0, text.length() - 2) + end);
      assertThat(verify(List.of(file), List.of())).as(end).startsWith("2 Not an export: ");
    }
    Files.writeString(file, text.substring(0, text.length() - 1));
    assertThat(verify(List.of(file), List.of())).startsWith("2 Not an export:");
    Files.writeString(
        file, text.replace(",\"position\"", ", \"position\"").replace("},{", "},\n{"));
    assertThat(verify(List.of(file), List.of())).startsWith("0 Intact");
    Files.writeString(file, text.replaceFirst("\"hash\"", "\"hash\" "));
    assertThat(verify(List.of(file), List.of()))
        .startsWith("0 Intact: positions 1 to 5, 5 entries");
  }

  private static void assertNamed(String output, Range range, String what) {
    assertThat(output).as(what).startsWith("1 ");
    var named = ALTERED.matcher(output);
    assertThat(named.find()).as("%s: %s", what, output).isTrue();
    assertThat(Long.parseLong(named.group(1)))
        .as("%s: %s", what, output)
        .isBetween(range.first(), range.last());
  }

  /** Gives where it has to be found. */
  private Range tamper(Tampering tampering, SyntheticExport export, Random random) {
    var commits = export.commits;
    int at = random.nextInt(commits.size());
    var commit = commits.get(at);
    var digest = SyntheticExport.digest(random);
    var signed = export.signedFrom(commit.position());
    var head = commits.getLast().position();
    return switch (tampering) {
      case ALTERED_CONTENT -> {
        var other = SyntheticExport.withDigest(commit, digest);
        commits.set(
            at,
            new ChainedCommit(
                commit.position(),
                commit.aggregate(),
                commit.sequence(),
                commit.eventTypes(),
                commit.at(),
                other.contentDigest(),
                commit.previousHash(),
                commit.hash()));
        yield new Range(commit.position(), commit.position());
      }
      case UPPER_CASE_DIGEST, BEYOND_MICROSECONDS -> {
        boolean isTime = tampering == Tampering.BEYOND_MICROSECONDS;
        commits.set(
            at,
            new ChainedCommit(
                commit.position(),
                commit.aggregate(),
                commit.sequence(),
                commit.eventTypes(),
                isTime ? commit.at().plusNanos(1) : commit.at(),
                isTime ? commit.contentDigest() : commit.contentDigest().toUpperCase(Locale.ROOT),
                commit.previousHash(),
                commit.hash()));
        yield new Range(commit.position(), commit.position());
      }
      case COMMIT_WITHOUT_EVENTS -> {
        var before = commits.getLast();
        commits.add(
            new ChainedCommit(
                before.position(),
                before.aggregate(),
                before.sequence(),
                List.of(),
                before.at(),
                digest,
                before.hash(),
                HashChain.hash(
                    before.hash(),
                    before.position(),
                    before.aggregate(),
                    before.sequence(),
                    List.of(),
                    before.at(),
                    digest)));
        yield new Range(head + 1, head + 1);
      }
      case ALTERED_AND_REHASHED -> {
        commits.set(at, SyntheticExport.withDigest(commit, digest));
        yield new Range(commit.position(), commit.position());
      }
      case REWRITTEN_TAIL -> {
        commits.set(at, SyntheticExport.withDigest(commit, digest));
        export.numberFrom(at);
        yield new Range(commit.position(), signed);
      }
      case DELETED, DELETED_AND_RENUMBERED -> {
        commits.remove(at);
        if (tampering == Tampering.DELETED) yield new Range(commit.first(), commit.first());
        export.numberFrom(at);
        yield new Range(commit.first(), signed);
      }
      case INSERTED_COPY -> {
        commits.add(at + 1, commit);
        yield new Range(commit.position() + 1, commit.position() + 1);
      }
      case INSERTED_AND_RENUMBERED -> {
        commits.add(at, SyntheticExport.withDigest(commit, digest));
        export.numberFrom(at);
        yield new Range(commit.first(), signed);
      }
      case SWAPPED, SWAPPED_AND_RENUMBERED -> {
        int one = Math.min(at, commits.size() - 2);
        var first = commits.get(one).first();
        var until = export.signedFrom(commits.get(one).position());
        Collections.swap(commits, one, one + 1);
        if (tampering == Tampering.SWAPPED) yield new Range(first, first);
        export.numberFrom(one);
        yield new Range(first, until);
      }
      case TRUNCATED -> {
        commits.subList(at, commits.size()).clear();
        if (commits.isEmpty()) commits.add(commit); // its first commit alone, or a later one
        var next = commits.getLast().equals(commit) ? 1 : commit.first();
        yield new Range(next, commit.position() + 1);
      }
      case WITHOUT_BEGINNING -> {
        commits.subList(0, Math.max(1, Math.min(at, commits.size() - 1))).clear();
        yield new Range(1, 1);
      }
      case CHECKPOINTS_REMOVED -> {
        commits.set(at, SyntheticExport.withDigest(commit, digest));
        export.numberFrom(at);
        export.checkpoints.removeIf(checkpoint -> checkpoint.position() >= commit.position());
        yield new Range(1, commit.position());
      }
      case RESIGNED_BY_ANOTHER_KEY, RESIGNED_IN_ITS_NAME -> {
        commits.set(at, SyntheticExport.withDigest(commit, digest));
        export.numberFrom(at);
        export.signFrom(commit.position(), another);
        if (tampering == Tampering.RESIGNED_IN_ITS_NAME)
          export.checkpoints.replaceAll(one -> named(one, key.id()));
        yield new Range(commit.position(), signed);
      }
      case FORGED_CHECKPOINT -> {
        int which = random.nextInt(export.checkpoints.size());
        var forged = export.checkpoints.get(which);
        export.checkpoints.set(
            which,
            new Checkpoint(
                forged.log(),
                forged.position(),
                forged.hash(),
                forged.at().plusMillis(1),
                forged.signature(),
                forged.keyId(),
                forged.note()));
        yield new Range(forged.position(), forged.position());
      }
      case FORGED_NOTE -> {
        int which = random.nextInt(export.checkpoints.size());
        var forged = export.checkpoints.get(which);
        export.checkpoints.set(
            which,
            new Checkpoint(
                forged.log(),
                forged.position(),
                forged.hash(),
                forged.at(),
                forged.signature(),
                forged.keyId(),
                SignedNote.of(SyntheticExport.LOG, random.nextInt(40), new byte[32], key)));
        yield new Range(forged.position(), forged.position());
      }
      case RESIGNED_BY_ITS_OWN_KEY -> {
        commits.set(at, SyntheticExport.withDigest(commit, digest));
        export.numberFrom(at);
        export.signFrom(commit.position(), key);
        yield new Range(commit.position(), head);
      }
      case CUT_BACK_TO_A_CHECKPOINT -> {
        commits.subList(Math.max(1, at), commits.size()).clear();
        var last = commits.getLast().position();
        export.checkpoints.removeIf(checkpoint -> checkpoint.position() >= last);
        export.checkpoints.add(export.sign(commits.size() - 1, key));
        yield new Range(last + 1, last + 1);
      }
    };
  }

  private static Checkpoint named(Checkpoint checkpoint, String keyId) {
    return new Checkpoint(
        checkpoint.log(),
        checkpoint.position(),
        checkpoint.hash(),
        checkpoint.at(),
        checkpoint.signature(),
        keyId,
        checkpoint.note());
  }

  private List<Path> note(Checkpoint checkpoint) throws IOException {
    return List.of(
        Files.writeString(folder.resolve("kept.note"), String.valueOf(checkpoint.note())));
  }

  private String verify(SyntheticExport export, List<Path> earlier) throws IOException {
    return verify(
        List.of(export.write(folder.resolve("export.json"), List.of(key, another))), earlier);
  }

  private String verify(List<Path> files, List<Path> earlier) {
    var printed = new ByteArrayOutputStream();
    var status =
        ExportedChainVerifier.run(
            files, List.of(key.x()), earlier, new PrintStream(printed, true, UTF_8));
    return status + " " + printed.toString(UTF_8);
  }
}
