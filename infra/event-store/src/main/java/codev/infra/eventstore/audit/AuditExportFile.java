package codev.infra.eventstore.audit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import codev.infra.eventstore.audit.AuditJson.KeptCheckpoints;
import codev.infra.eventstore.log.ChainedCommit;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An answer of the audit API in a file: commits, a checkpoint, keys, or one object of several of
 * them. Commits are read one by one, so that a file may be larger than the memory.
 *
 * @param log empty where the file does not name its log, as commits or keys alone
 * @param first position of its first event; 0 if it has no commits
 * @param commits where they are
 * @param checkpoints single ones
 * @param kept the byte at which its array of checkpoints that were kept begins; negative without
 * @param keys id to public key
 */
record AuditExportFile(
    Path file,
    String log,
    long first,
    Commits commits,
    List<Checkpoint> checkpoints,
    long kept,
    Map<String, String> keys) {
  private static final long MOST_OF_PROOFS = 1L << 24; // bytes
  private static final int TAIL = 1 << 16; // bytes: longer than nearly every commit

  /**
   * Where the commits of a file are.
   *
   * @param begin the byte at which their array begins; negative if there is none
   * @param areLast as the audit API writes them: the file was not read beyond their beginning, and
   *     that nothing follows them is seen when they are read
   */
  record Commits(long begin, boolean areLast) {
    private static final Commits NONE = new Commits(-1, false);
  }

  /** A commit in a file, or why it is none. */
  sealed interface Entry {
    record Parsed(ChainedCommit commit) implements Entry {}

    /**
     * @param position as the file has it; 0 if it has none
     */
    record Malformed(long position, String why) implements Entry {}
  }

  /** Reads everything but the commits. */
  static AuditExportFile read(Path file) {
    try (var stream = Files.newInputStream(file);
        var parser = AuditJson.JSON.createParser(stream)) {
      return new Contents(file, endsWithCommits(file)).read(parser);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the end of a file looks so; if it is not, reading the commits refuses the file. */
  private static boolean endsWithCommits(Path file) throws IOException {
    try (var channel = FileChannel.open(file)) {
      var bytes = ByteBuffer.allocate(TAIL);
      int length = Math.max(0, channel.read(bytes, Math.max(0, channel.size() - TAIL)));
      var tail = new String(bytes.array(), 0, length, ISO_8859_1).strip();
      int last = tail.lastIndexOf("},{");
      return last >= 0
          && tail.endsWith("}]}")
          && tail.indexOf("\"contentDigest\":", last) >= 0
          && tail.indexOf("}],", last) < 0;
    }
  }

  static Checkpoint checkpointIn(Path file) {
    var json = AuditJson.JSON.readTree(file.toFile());
    return AuditJson.checkpoint(
        json.path("checkpoint").isObject() ? json.path("checkpoint") : json);
  }

  /** Empty if the file is JSON. */
  static Optional<SignedNote> noteIn(Path file) {
    try (var text = Files.newBufferedReader(file)) {
      text.mark(1);
      if (text.read() == '{') return Optional.empty();
      text.reset();
      var note = SignedNote.parse(text.readAllAsString());
      var _ = note.head();
      return Optional.of(note);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those of its array, in its order, one by one; to be closed. */
  KeptCheckpoints keptCheckpoints() {
    return kept < 0 ? KeptCheckpoints.NONE : KeptCheckpoints.in(file, kept);
  }

  /** Empty if the file has something else: an export may be of any size. */
  static Optional<CommitProofs> proofsIn(Path file) {
    try {
      if (Files.size(file) > MOST_OF_PROOFS) return Optional.empty();
      var json = AuditJson.JSON.readTree(file.toFile());
      if (!(json instanceof ObjectNode object) || !json.path("proofs").isArray())
        return Optional.empty();
      if (!json.has("document")) object.put("document", ""); // proofs beside no document
      return Optional.of(AuditJson.PROVEN.treeToValue(object, CommitProofs.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From the first on which is not as the API writes commits, they are read more slowly. */
  void forEachCommit(Consumer<Entry> consumer) {
    try (var stream = from(commits.begin())) {
      var scanner = new CommitScanner(stream);
      for (var commit = scanner.next(); commit != null; commit = scanner.next())
        consumer.accept(new Entry.Parsed(commit));
      readFrom(commits.begin() + scanner.offset(), consumer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param begin a byte where a commit begins, or where the array ends
   */
  private void readFrom(long begin, Consumer<Entry> consumer) throws IOException {
    var before = new ByteArrayInputStream((commits.areLast() ? "{\"\":[" : "[").getBytes(UTF_8));
    try (var stream = new SequenceInputStream(before, from(begin));
        var parser = AuditJson.JSON.createParser(stream)) {
      while (parser.nextToken() != JsonToken.START_ARRAY) {} // what stands before them
      while (parser.nextToken() != JsonToken.END_ARRAY)
        consumer.accept(entry(AuditJson.tree(parser)));
      if (commits.areLast()
          && (parser.nextToken() != JsonToken.END_OBJECT || parser.nextToken() != null))
        throw new IllegalArgumentException("something stands after its commits");
    }
  }

  private InputStream from(long begin) throws IOException {
    return Channels.newInputStream(FileChannel.open(file).position(begin));
  }

  private static Entry entry(JsonNode json) {
    if (!json.isObject()) return new Entry.Malformed(0, "it is no object");
    try {
      return new Entry.Parsed(AuditJson.commit(json));
    } catch (JacksonException e) {
      var position = json.path("position");
      return new Entry.Malformed(
          position.isIntegralNumber() ? position.asLong(0) : 0, e.getOriginalMessage());
    }
  }

  /** What has been read of a file. */
  private static final class Contents {
    private final Path file;
    private final boolean endsWithCommits;
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private final Map<String, String> keys = new HashMap<>();
    private final Map<String, JsonNode> others = new HashMap<>();
    private String logOfKept = "";
    private long kept = -1;
    private Commits commits = Commits.NONE;
    private boolean hasCommits;
    private long first;

    Contents(Path file, boolean endsWithCommits) {
      this.file = file;
      this.endsWithCommits = endsWithCommits;
    }

    AuditExportFile read(JsonParser parser) {
      var token = parser.nextToken();
      if (token == JsonToken.START_ARRAY) readCommits(parser, false);
      else if (token == JsonToken.START_OBJECT)
        while (!commits.areLast() && parser.nextToken() == JsonToken.PROPERTY_NAME)
          readField(parser);
      else throw new IllegalArgumentException("neither an object nor an array");
      if (!commits.areLast() && parser.nextToken() != null)
        throw new IllegalArgumentException("something stands after its end");
      if (others.containsKey("signature")) checkpoints.add(asCheckpoint());
      if (!hasCommits && kept < 0 && checkpoints.isEmpty() && keys.isEmpty())
        throw new IllegalArgumentException("no log entries, checkpoint or keys found");
      return new AuditExportFile(
          file, log(), first, commits, List.copyOf(checkpoints), kept, Map.copyOf(keys));
    }

    private void readField(JsonParser parser) {
      var name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "commits" -> readCommits(parser, true);
        case "checkpoint" -> checkpoints.add(AuditJson.checkpoint(AuditJson.tree(parser)));
        case "checkpoints" -> readKept(parser);
        case "keys" -> AuditJson.addKeys(AuditJson.tree(parser), keys);
        default -> others.put(name, AuditJson.tree(parser));
      }
    }

    /**
     * @param mayBeLast whether they are a field of an object
     */
    private void readCommits(JsonParser parser, boolean mayBeLast) {
      if (hasCommits) throw new IllegalArgumentException("commits come twice");
      long begin = begin(parser, "commits");
      if (parser.nextToken() == JsonToken.END_ARRAY) return;
      hasCommits = true;
      commits = new Commits(begin, mayBeLast && endsWithCommits);
      first =
          switch (entry(AuditJson.tree(parser))) {
            case Entry.Parsed(ChainedCommit commit) -> Math.max(1, commit.first());
            case Entry.Malformed(long position, _) -> Math.max(1, position);
          };
      while (!commits.areLast() && parser.nextToken() != JsonToken.END_ARRAY) parser.skipChildren();
    }

    /** The byte at which an array begins. */
    private static long begin(JsonParser parser, String name) {
      if (parser.currentToken() != JsonToken.START_ARRAY)
        throw new IllegalArgumentException(name + " is no array");
      long begin = parser.currentTokenLocation().getByteOffset();
      if (begin < 0) throw new IllegalArgumentException("it is not in UTF-8");
      return begin;
    }

    private void readKept(JsonParser parser) {
      long begin = begin(parser, "checkpoints");
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (kept >= 0) parser.skipChildren();
        else logOfKept = AuditJson.tree(parser).path("log").asString("");
        if (kept < 0) kept = begin;
      }
    }

    private Checkpoint asCheckpoint() {
      return AuditJson.checkpoint(AuditJson.JSON.valueToTree(others));
    }

    private String log() {
      if (others.containsKey("log")) return others.get("log").asString("");
      return checkpoints.isEmpty() ? logOfKept : checkpoints.getFirst().log();
    }
  }
}
