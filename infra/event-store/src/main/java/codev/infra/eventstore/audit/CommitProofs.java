package codev.infra.eventstore.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.infra.eventstore.audit.ExportedChainVerifier.Status;
import codev.infra.eventstore.audit.ExportedChainVerifier.Verdict;
import codev.infra.eventstore.log.ChainedCommit;
import codev.infra.eventstore.log.EventRow;
import codev.infra.eventstore.log.HashChain;
import codev.infra.eventstore.log.NewEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Commits with all that they hold, and proofs that a signed log has them: for the person whose they
 * are, to be kept as a file. {@code ./codev verify-audit} verifies it without the log.
 *
 * @param checkpoint whose note all proofs lead to
 * @param keys a JWKS
 */
public record CommitProofs(
    String log,
    Checkpoint checkpoint,
    Map<String, List<Map<String, String>>> keys,
    List<Proof> proofs) {
  /** Of one commit. */
  public record Proof(ChainedCommit commit, List<Content> events, InclusionProof inclusion) {}

  /**
   * What an event holds; its type is the commit's.
   *
   * @param payload JSON in base64
   * @param metadata likewise
   */
  public record Content(
      String eventId, String revision, Instant at, String payload, String metadata) {
    static Content of(EventRow row) {
      var event = row.event();
      var base64 = Base64.getEncoder();
      return new Content(
          event.eventId(),
          event.revision(),
          event.at(),
          base64.encodeToString(event.payload()),
          base64.encodeToString(event.metadata()));
    }

    private NewEvent asEvent(String type) {
      var base64 = Base64.getDecoder();
      return new NewEvent(
          eventId, type, revision, base64.decode(payload), base64.decode(metadata), at);
    }
  }

  /** Its keys are added to those that the auditor trusts. */
  Verdict verdict(TrustedKeys trusted) {
    if (proofs.isEmpty()) throw new IllegalArgumentException("no proof is in the file");
    for (var key : keys.getOrDefault("keys", List.of()))
      trusted.add(Map.of(SigningKey.idOf(key.getOrDefault("x", "")), key.getOrDefault("x", "")));
    try {
      var how = trusted.requireSigned(checkpoint);
      var lines = new ArrayList<String>();
      for (var proof : proofs) lines.addAll(requireProven(proof));
      lines.add(
          "Checkpoint of %s at position %d, %s: %s"
              .formatted(checkpoint.log(), checkpoint.position(), checkpoint.at(), how));
      return new Verdict(
          trusted.isProof(checkpoint) ? Status.INTACT : Status.UNPROVEN,
          0,
          String.join(System.lineSeparator(), lines));
    } catch (AlterationException e) {
      return new Verdict(
          Status.ALTERED,
          e.position(),
          "Not proven, position %d: %s".formatted(e.position(), e.getMessage()));
    }
  }

  private List<String> requireProven(Proof proof) {
    var commit = proof.commit();
    try {
      if (!commit.holds()) throw altered(commit, "its hash does not match its content");
      var events = events(proof);
      if (!HashChain.contentDigest(events).equals(commit.contentDigest()))
        throw altered(commit, "its events are not those of its digest");
      if (!isIncluded(proof)) throw altered(commit, "it is not in the log that was signed");
      var lines = new ArrayList<String>();
      lines.add("Proven: position %d of %s".formatted(commit.position(), log));
      for (var event : events)
        lines.add("  %s %s".formatted(event.type(), printable(event.payload())));
      return lines;
    } catch (IllegalArgumentException e) {
      throw altered(commit, "it cannot be read: " + e.getMessage());
    }
  }

  private static List<NewEvent> events(Proof proof) {
    var types = proof.commit().eventTypes();
    if (types.size() != proof.events().size())
      throw altered(proof.commit(), "it has other events than its types");
    var events = new ArrayList<NewEvent>();
    for (int i = 0; i < types.size(); i++) events.add(proof.events().get(i).asEvent(types.get(i)));
    return events;
  }

  /** By the note alone: what else the file says of the tree is not signed. */
  private boolean isIncluded(Proof proof) {
    var note = checkpoint.note();
    if (note == null || !checkpoint.log().equals(log)) return false;
    var head = SignedNote.parse(note).head();
    var hex = HexFormat.of();
    return head.origin().equals(log)
        && MerkleProofs.isIncluded(
            hex.parseHex(proof.commit().hash()),
            proof.inclusion().leafIndex(),
            head.size(),
            proof.inclusion().auditPath().stream().map(hex::parseHex).toList(),
            hex.parseHex(head.rootHash()));
  }

  private static AlterationException altered(ChainedCommit commit, String why) {
    return new AlterationException(commit.position(), why);
  }

  /** Without what would steer a terminal. */
  private static String printable(byte[] payload) {
    return new String(payload, UTF_8).replaceAll("\\p{Cntrl}+", " ");
  }
}
