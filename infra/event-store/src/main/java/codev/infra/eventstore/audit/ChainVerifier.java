package codev.infra.eventstore.audit;

import codev.infra.eventstore.log.ChainedCommit;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Verifies exported links, checkpoints and keys offline. Each file is an answer of the audit API,
 * in any order and division: links ({@code {"commits": […]}} or the list alone), a checkpoint, a
 * JWKS, or one object of several of them ({@code commits}, {@code checkpoint}, {@code keys}).
 *
 * <p>Without a checkpoint, an alteration stays undiscovered if every later link was rewritten; with
 * one, only the owner of the key could do that undiscovered.
 */
public final class ChainVerifier {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  private final List<ChainedCommit> links = new ArrayList<>();
  private final List<Checkpoint> checkpoints = new ArrayList<>();
  private final Map<String, String> keys = new HashMap<>();
  private @Nullable Verdict unreadable;

  /**
   * What came out.
   *
   * @param alteredAt the first position that is not what it was, 0 if all is intact
   * @param text the same for a person
   */
  public record Verdict(long alteredAt, String text) {
    public boolean intact() {
      return alteredAt == 0;
    }
  }

  /**
   * Reads the files, prints the verdict, and gives the command's exit status: 0 if all is intact, 1
   * if something was altered, 2 if a file is not an export. Exports that name their log may be of
   * several; each log is then judged by itself.
   */
  public static int run(List<Path> files, PrintStream out) {
    var byLog = new TreeMap<String, ChainVerifier>();
    try {
      for (var file : files) {
        var export = JSON.readTree(file.toFile());
        byLog.computeIfAbsent(logOf(export), _ -> new ChainVerifier()).add(export);
      }
      if (byLog.size() > 1) assignUnnamedExports(byLog);
    } catch (JacksonException e) {
      out.println("Not an export: " + e.getOriginalMessage());
      return 2;
    } catch (IllegalArgumentException e) {
      out.println("Not an export: " + e.getMessage());
      return 2;
    }
    int status = 0;
    for (var verifier : byLog.values()) {
      var verdict = verifier.verdict();
      out.println(verdict.text());
      if (!verdict.intact()) status = 1;
    }
    return status;
  }

  /** Empty where the export does not name its log, as commits or keys alone. */
  private static String logOf(JsonNode export) {
    return export.path("log").asString(export.path("checkpoint").path("log").asString(""));
  }

  /** Keys may be anybody's, and commits without a log are the only log's there is. */
  private static void assignUnnamedExports(Map<String, ChainVerifier> byLog) {
    var unsaid = byLog.remove("");
    if (unsaid == null) return;
    if (!unsaid.links.isEmpty() && byLog.size() > 1)
      throw new IllegalArgumentException(
          "commits that do not name their log, beside those of " + byLog.keySet());
    for (var verifier : byLog.values()) {
      verifier.links.addAll(unsaid.links);
      verifier.keys.putAll(unsaid.keys);
      if (verifier.unreadable == null) verifier.unreadable = unsaid.unreadable;
    }
  }

  /** Takes up one export. */
  public void add(String json) {
    add(JSON.readTree(json));
  }

  private void add(JsonNode export) {
    if (export.isArray()) export.forEach(this::addLink);
    else if (export.has("signature")) addCheckpoint(export);
    else if (export.isObject()
        && (export.has("commits") || export.has("checkpoint") || export.has("keys"))) {
      export.path("commits").forEach(this::addLink);
      if (export.has("checkpoint")) addCheckpoint(export.path("checkpoint"));
      addKeys(export.path("keys"));
    } else throw new IllegalArgumentException("neither commits, nor a checkpoint, nor keys");
  }

  private void addLink(JsonNode json) {
    try {
      links.add(JSON.treeToValue(json, ChainedCommit.class));
    } catch (JacksonException e) {
      var position = json.path("position").asLong(0);
      if (position == 0) throw e;
      if (unreadable == null || position < unreadable.alteredAt)
        unreadable = altered(position, "it cannot be read: " + e.getOriginalMessage());
    }
  }

  private void addCheckpoint(JsonNode json) {
    checkpoints.add(JSON.treeToValue(json, Checkpoint.class));
  }

  /** A JWKS, or what stands in one. */
  private void addKeys(JsonNode json) {
    (json.isObject() ? json.path("keys") : json)
        .forEach(
            key -> {
              var x = key.path("x").asString("");
              keys.put(SigningKey.idOf(x), x);
            });
  }

  /** What the exports taken up so far are worth. */
  public Verdict verdict() {
    links.sort(Comparator.comparingLong(ChainedCommit::position));
    var inOrder = links.stream().distinct().toList();
    var verdict = unreadable != null ? unreadable : chained(inOrder);
    return verdict.intact() ? signed(inOrder, verdict) : verdict;
  }

  private static Verdict chained(List<ChainedCommit> links) {
    ChainedCommit before = null;
    for (var link : links) {
      long expected = before == null ? link.first() : before.position() + 1;
      if (link.first() != expected) return altered(expected, "it is missing");
      if (!holds(link)) return altered(link.position(), "its hash is not that of its content");
      if (before != null && !link.previousHash().equals(before.hash()))
        return altered(before.position(), "the commit after it followed another hash");
      before = link;
    }
    if (before == null) return new Verdict(0, "Nothing to check: no commits");
    return new Verdict(
        0,
        "Intact: positions %d to %d in %d commits"
            .formatted(links.getFirst().first(), before.position(), links.size()));
  }

  private static boolean holds(ChainedCommit link) {
    try {
      return link.holds() && (link.first() > 1 || link.previousHash().isEmpty());
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private Verdict signed(List<ChainedCommit> links, Verdict chained) {
    var text = new StringBuilder(chained.text);
    checkpoints.sort(Comparator.comparingLong(Checkpoint::position));
    for (var checkpoint : checkpoints) {
      var key = keys.get(checkpoint.keyId());
      if (key != null && !SigningKey.signed(key, checkpoint.signed(), checkpoint.signature()))
        return altered(checkpoint.position(), "the checkpoint's signature is not its signer's");
      for (var link : links)
        if (link.position() == checkpoint.position() && !link.hash().equals(checkpoint.hash()))
          return altered(
              checkpoint.position(), "here or before; the checkpoint was signed for another hash");
      text.append(System.lineSeparator())
          .append(
              "Checkpoint of %s at position %d, %s: %s"
                  .formatted(
                      checkpoint.log(),
                      checkpoint.position(),
                      checkpoint.at(),
                      key == null ? "its key is not among these files" : "signed"));
    }
    return new Verdict(0, text.toString());
  }

  private static Verdict altered(long position, String how) {
    return new Verdict(position, "Altered at position %d: %s".formatted(position, how));
  }
}
