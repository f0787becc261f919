package codev.infra.eventstore.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import codev.infra.eventstore.EventLogs;
import codev.infra.eventstore.audit.code.ForgedCode;
import codev.infra.eventstore.audit.code.ProofCode;
import codev.infra.eventstore.log.ChainedCommit;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.log.EventRow.Aggregate;
import codev.infra.eventstore.log.HashChain;
import codev.infra.eventstore.signature.SigningKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The code of an entry, which documents carry")
@Execution(CONCURRENT)
class ProofCodeTest {
  private static final long LAST = 13;
  private static final int ALTERATIONS = 2_000;
  private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  @TempDir private Path folder;
  private EventLog log;
  private CheckpointSigner signer;
  private SigningKey key;

  @BeforeEach
  void a_log() {
    var database = EventLogs.database();
    log = EventLogs.on(database);
    IntStream.range(0, 9).forEach(i -> log.append(EventLogs.commit("a" + i, 0, 1 + i % 2)));
    signer =
        new CheckpointSigner(
            "session-service",
            log,
            database.dataSource(),
            folder.resolve("audit.pem"),
            Duration.ofDays(1),
            Clock.systemUTC());
    key = SigningKey.readOrCreate(folder.resolve("audit.pem"));
  }

  @AfterEach
  void stop() {
    signer.close();
  }

  @Test
  @DisplayName("is verified offline, and what it proves is printed")
  void is_verified_offline() {
    for (var named : List.of(key.x(), key.id()))
      for (long position = 1; position <= LAST; position++)
        assertThat(verify(code(position), List.of(named)))
            .startsWith("0 Proven: position ")
            .contains("  session.step-opened of ", "what it says is not in this code")
            .contains("9 commits, root ", "signed by the given key " + key.id());
    assertThat(verify(code(4), List.of()))
        .startsWith("3 Proven: ")
        .contains("which nothing vouches for", "SIGNER UNPROVEN");
  }

  @Test
  @DisplayName("proves what the file of proofs proves")
  void agrees_with_the_file() throws IOException {
    var prover = signer.proveCommits(positions());
    for (var position : positions()) {
      var file = folder.resolve("proofs-%d.json".formatted(position));
      var proofs = prover.of(null, List.of(position), _ -> false);
      Files.writeString(file, new JsonMapper().writeValueAsString(proofs));
      var ofFile = verify(file.toString(), List.of(key.x())).lines().toList();
      var code = prover.code(position).orElseThrow();
      var ofCode = verify(code, List.of(key.x())).lines().toList();
      assertThat(ofCode.getFirst()).isEqualTo(ofFile.getFirst());
      assertThat(ofFile.getLast())
          .as("the same tree")
          .contains("9 commits, root " + prover.head().rootHash());
      assertThat(ofCode.getLast()).contains("9 commits, root " + prover.head().rootHash());
    }
  }

  @Test
  @DisplayName("is read from a file, one code a line")
  void is_read_from_a_file() throws IOException {
    var file = folder.resolve("codes.txt");
    Files.writeString(file, code(1) + "\r\n\r\n  " + code(4) + " \r\n" + code(6));
    assertThat(verify(file.toString(), List.of(key.x())).split("Proven: ", -1)).hasSize(4);
    Files.writeString(file, code(1) + "\n" + code(4).substring(0, 300) + "\n" + code(6));
    assertThat(verify(file.toString(), List.of(key.x())))
        .startsWith("2 Proven: ")
        .contains("Not a proof code: it is incomplete or was misread")
        .contains("Proven: position 6");
  }

  @Test
  @DisplayName("of another signer proves nothing")
  void of_another_signer() {
    var another = SigningKey.readOrCreate(folder.resolve("another.pem"));
    assertThat(verify(code(4), List.of(another.x())))
        .startsWith("1 Not proven, position 4: the log is signed by " + key.id())
        .contains("none of the given keys");
  }

  @Test
  @DisplayName("is written as it was read, for a log of any size")
  void is_read_as_it_is_written() {
    for (var position : positions()) {
      var code = code(position);
      assertThat(ProofCode.parse(code).text()).isEqualTo(code);
      assertThat(ProofCode.parse(code).commit()).isEqualTo(log.chain(end(position), 1).getFirst());
    }
    for (int levels = 0; levels < 40; levels++) {
      var code = withPath(levels);
      assertThat(ProofCode.parse(code.text())).isEqualTo(code);
    }
  }

  @Test
  @DisplayName("is readable in print where the log has up to 16 million commits")
  void is_readable_in_print() {
    assertThat(withPath(24).text()).hasSizeLessThanOrEqualTo(ProofCode.MOST_PRINTED);
    var prover = signer.proveCommits(List.of(4L));
    var proven = prover.of(4);
    var larger =
        new InclusionProof(
            proven.log(),
            proven.position(),
            proven.hash(),
            proven.leafIndex(),
            proven.treeSize(),
            proven.rootHash(),
            Collections.nCopies(40, proven.rootHash()));
    var proverOfLarger =
        new CommitProofs.Prover(
            log,
            prover.checkpoint(),
            Map.of("keys", List.of(key.jwk())),
            Map.of(4L, proven.position()),
            Map.of(proven.position(), larger));
    assertThat(prover.code(4)).isPresent();
    assertThat(proverOfLarger.code(4)).isEmpty();
  }

  @Test
  @DisplayName("of which a character was misread, left out or added is refused")
  void misread_characters_are_refused() {
    var random = new Random(74);
    var code = code(4);
    var trusted = List.of(key.x());
    for (int i = 0; i < ALTERATIONS; i++) {
      var altered = altered(code, random);
      if (altered.equals(code)) continue;
      assertThat(verify(altered, trusted)).as(altered).startsWith("2 Not a");
    }
    for (int length = ProofCode.PREFIX.length(); length < code.length(); length++)
      assertThat(verify(code.substring(0, length), trusted))
          .startsWith("2 Not a proof code: it is incomplete or was misread");
  }

  @Test
  @DisplayName("of which any byte was altered proves nothing, with its checksum made anew too")
  void altered_contents_prove_nothing() {
    var random = new Random(94);
    for (var position : List.of(1L, 4L)) {
      var content = ForgedCode.content(code(position));
      assertThat(ForgedCode.of(content)).isEqualTo(code(position));
      for (int i = 0; i < content.length; i++) {
        var altered = content.clone();
        altered[i] ^= (byte) (1 + random.nextInt(255));
        assertThat(verify(ForgedCode.of(altered), List.of(key.x())))
            .as("byte %d", i)
            .containsPattern("^(1 Not proven|2 Not a proof code)");
      }
    }
  }

  private static String altered(String code, Random random) {
    int at = ProofCode.PREFIX.length() + random.nextInt(code.length() - ProofCode.PREFIX.length());
    var digit = DIGITS.charAt(random.nextInt(DIGITS.length()));
    var text = new StringBuilder(code);
    switch (random.nextInt(4)) {
      case 0 -> text.setCharAt(at, digit);
      case 1 -> text.deleteCharAt(at);
      case 2 -> text.insert(at, digit);
      default -> text.append(text.charAt(at)).deleteCharAt(at);
    }
    return text.toString();
  }

  /** Of a log with the names of group-service. */
  private ProofCode withPath(int levels) {
    var code = ProofCode.parse(code(4));
    var aggregate = new Aggregate("Group", "0199c1de-0000-7000-8000-000000000002");
    var commit = code.commit();
    var types = List.of("group.signature-noted");
    return new ProofCode(
        new ProofCode.SignedHead(
            "group-service",
            1L << levels,
            code.head().rootHash(),
            code.head().x(),
            code.head().signature()),
        new ChainedCommit(
            commit.position(),
            aggregate,
            commit.sequence(),
            types,
            commit.at(),
            commit.contentDigest(),
            commit.previousHash(),
            HashChain.hash(
                commit.previousHash(),
                commit.position(),
                aggregate,
                commit.sequence(),
                types,
                commit.at(),
                commit.contentDigest())),
        code.leafIndex(),
        Collections.nCopies(levels, code.head().rootHash()));
  }

  private static List<Long> positions() {
    return LongStream.rangeClosed(1, LAST).boxed().toList();
  }

  /** Where the commit of an event ends. */
  private long end(long position) {
    return signer.proveCommits(List.of(position)).of(position).position();
  }

  private String code(long position) {
    return signer.proveCommits(List.of(position)).code(position).orElseThrow();
  }

  private static String verify(String codeOrFile, List<String> keys) {
    var printed = new ByteArrayOutputStream();
    var status =
        ExportedChainVerifier.run(
            List.of(Path.of(codeOrFile)), keys, List.of(), new PrintStream(printed, true, UTF_8));
    return status + " " + printed.toString(UTF_8);
  }
}
