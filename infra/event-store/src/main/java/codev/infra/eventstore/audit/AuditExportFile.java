package codev.infra.eventstore.audit;

import codev.infra.eventstore.audit.AuditJson.KeptCheckpoints;
import codev.infra.eventstore.log.ChainedCommit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
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
 * @param checkpoints single ones
 * @param kept the byte at which its array of checkpoints that were kept begins; negative without
 * @param keys id to public key
 */
record AuditExportFile(
    Path file,
    String log,
    long first,
    List<Checkpoint> checkpoints,
    long kept,
    Map<String, String> keys) {
  private static final long MOST_OF_PROOFS = 1L << 24; // bytes

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
      return new Contents(file).read(parser);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
      return Optional.of(AuditJson.JSON.treeToValue(object, CommitProofs.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From the first on which is not as the API writes commits, they are read more slowly. */
  void forEachCommit(Consumer<Entry> consumer) {
    var read = new AtomicLong();
    var isComplete =
        whileCommits(
            parser -> {
              var commit = CommitReader.read(parser);
              if (commit == null) return false;
              consumer.accept(new Entry.Parsed(commit));
              read.incrementAndGet();
              return true;
            });
    if (isComplete) return;
    whileCommits(
        parser -> {
          if (read.getAndDecrement() > 0) parser.skipChildren();
          else consumer.accept(entry(AuditJson.tree(parser)));
          return true;
        });
  }

  /**
   * Gives the parser at the beginning of each commit, as long as the answer is to go on.
   *
   * @return whether the answer was so at each
   */
  private boolean whileCommits(Predicate<JsonParser> next) {
    try (InputStream stream = Files.newInputStream(file);
        var parser = AuditJson.JSON.createParser(stream)) {
      if (parser.nextToken() == JsonToken.START_ARRAY) return whileElements(parser, next);
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        var isCommits = parser.currentName().equals("commits");
        if (parser.nextToken() == JsonToken.START_ARRAY && isCommits) {
          if (!whileElements(parser, next)) return false;
        } else parser.skipChildren();
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean whileElements(JsonParser parser, Predicate<JsonParser> next) {
    while (parser.nextToken() != JsonToken.END_ARRAY) if (!next.test(parser)) return false;
    return true;
  }

  private static Entry entry(JsonNode json) {
    if (!json.isObject()) return new Entry.Malformed(0, "it is no object");
    try {
      return new Entry.Parsed(AuditJson.JSON.treeToValue(json, ChainedCommit.class));
    } catch (JacksonException e) {
      return new Entry.Malformed(json.path("position").asLong(0), e.getOriginalMessage());
    }
  }

  /** What has been read of a file. */
  private static final class Contents {
    private final Path file;
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private final Map<String, String> keys = new HashMap<>();
    private final Map<String, JsonNode> others = new HashMap<>();
    private String logOfKept = "";
    private long kept = -1;
    private boolean hasCommits;
    private long first;

    Contents(Path file) {
      this.file = file;
    }

    AuditExportFile read(JsonParser parser) {
      var token = parser.nextToken();
      if (token == JsonToken.START_ARRAY) readCommits(parser);
      else if (token == JsonToken.START_OBJECT)
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) readField(parser);
      else throw new IllegalArgumentException("neither an object nor an array");
      if (parser.nextToken() != null)
        throw new IllegalArgumentException("something stands after its end");
      if (others.containsKey("signature")) checkpoints.add(asCheckpoint());
      if (!hasCommits && kept < 0 && checkpoints.isEmpty() && keys.isEmpty())
        throw new IllegalArgumentException("no log entries, checkpoint or keys found");
      return new AuditExportFile(
          file, log(), first, List.copyOf(checkpoints), kept, Map.copyOf(keys));
    }

    private void readField(JsonParser parser) {
      var name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "commits" -> readCommits(parser);
        case "checkpoint" -> checkpoints.add(AuditJson.checkpoint(AuditJson.tree(parser)));
        case "checkpoints" -> readKept(parser);
        case "keys" -> AuditJson.addKeys(AuditJson.tree(parser), keys);
        default -> others.put(name, AuditJson.tree(parser));
      }
    }

    private void readCommits(JsonParser parser) {
      if (parser.currentToken() != JsonToken.START_ARRAY)
        throw new IllegalArgumentException("commits is no array");
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (hasCommits) parser.skipChildren();
        else
          first =
              switch (entry(AuditJson.tree(parser))) {
                case Entry.Parsed(ChainedCommit commit) -> commit.first();
                case Entry.Malformed(long position, _) -> Math.max(1, position);
              };
        hasCommits = true;
      }
    }

    private void readKept(JsonParser parser) {
      if (parser.currentToken() != JsonToken.START_ARRAY)
        throw new IllegalArgumentException("checkpoints is no array");
      long begin = parser.currentTokenLocation().getByteOffset();
      if (begin < 0) throw new IllegalArgumentException("it is not in UTF-8");
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
