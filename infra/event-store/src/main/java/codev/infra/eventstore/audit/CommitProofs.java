package codev.infra.eventstore.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.infra.eventstore.audit.NoteKey.Kind;
import codev.infra.eventstore.audit.Verdict.Status;
import codev.infra.eventstore.audit.code.ProofCode;
import codev.infra.eventstore.audit.merkle.MerkleProofs;
import codev.infra.eventstore.log.ChainedCommit;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.log.EventRow;
import codev.infra.eventstore.log.HashChain;
import codev.infra.eventstore.log.NewEvent;
import codev.infra.eventstore.signature.SigningKey;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Commits, and proofs that a signed log has them: for the person whose they are, or beside a
 * document that rests on them, to be kept as a file. {@code ./codev verify-audit} verifies it
 * without the log.
 *
 * @param document file name of the document that rests on them; absent if there is none
 * @param checkpoint whose note all proofs lead to
 * @param keys a JWKS
 */
public record CommitProofs(
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String document,
    String log,
    Checkpoint checkpoint,
    Map<String, List<Map<String, String>>> keys,
    List<Proof> proofs) {
  /**
   * Of one commit.
   *
   * @param events empty if what they say is not for whom the file is for: then the commit alone is
   *     proven, of which types it is and when it was recorded
   */
  public record Proof(ChainedCommit commit, List<Content> events, InclusionProof inclusion) {}

  /** Makes files of proofs that all lead to one checkpoint. */
  public static final class Prover {
    private final EventLog log;
    private final Checkpoint checkpoint;
    private final Map<String, List<Map<String, String>>> keys;
    private final Map<Long, Long> commits;
    private final Map<Long, InclusionProof> proofs;

    /**
     * @param commits of events, by position
     * @param proofs of commits, by position
     */
    Prover(
        EventLog log,
        Checkpoint checkpoint,
        Map<String, List<Map<String, String>>> keys,
        Map<Long, Long> commits,
        Map<Long, InclusionProof> proofs) {
      this.log = log;
      this.checkpoint = checkpoint;
      this.keys = keys;
      this.commits = commits;
      this.proofs = proofs;
    }

    public Checkpoint checkpoint() {
      return checkpoint;
    }

    /** What was signed: size and root of the log. */
    public TreeHead head() {
      return SignedNote.parse(Objects.requireNonNull(checkpoint.note())).head();
    }

    /** Of the commit that an event belongs to. */
    public InclusionProof of(long event) {
      return inclusionProof(Objects.requireNonNull(commits.get(event)));
    }

    /**
     * The proof of the commit that an event belongs to, without what it says, as the text of a QR
     * code; empty where the log has so many commits that it would not be readable in print.
     */
    public Optional<String> code(long event) {
      var inclusion = of(event);
      var commit = log.chain(inclusion.position(), 1).getFirst();
      var code =
          new ProofCode(signedHead(), commit, inclusion.leafIndex(), inclusion.auditPath()).text();
      return Optional.of(code).filter(text -> text.length() <= ProofCode.MOST_PRINTED);
    }

    private ProofCode.SignedHead signedHead() {
      var x =
          keys.getOrDefault("keys", List.of()).stream()
              .map(key -> key.getOrDefault("x", ""))
              .filter(one -> SigningKey.idOf(one).equals(checkpoint.keyId()))
              .findFirst()
              .orElseThrow();
      var note = SignedNote.parse(Objects.requireNonNull(checkpoint.note()));
      var signature = note.signatureOf(new NoteKey(checkpoint.log(), Kind.LOG, x)).orElseThrow();
      var head = note.head();
      return new ProofCode.SignedHead(
          head.origin(),
          head.size(),
          head.rootHash(),
          x,
          Base64.getUrlEncoder().withoutPadding().encodeToString(signature));
    }

    /**
     * @param document its file name; null if there is none
     * @param events on which it rests, by position
     * @param isReadable whether the reader may know all that the event at a position says
     */
    public CommitProofs of(
        @Nullable String document, Collection<Long> events, LongPredicate isReadable) {
      var all =
          events.stream()
              .map(event -> Objects.requireNonNull(commits.get(event)))
              .distinct()
              .map(commit -> proof(commit, isReadable))
              .toList();
      return new CommitProofs(document, checkpoint.log(), checkpoint, keys, all);
    }

    private Proof proof(long position, LongPredicate isReadable) {
      var commit = log.chain(position, 1).getFirst();
      var isOpen = LongStream.rangeClosed(commit.first(), position).allMatch(isReadable);
      var events =
          isOpen
              ? log.page(commit.first() - 1, commit.eventTypes().size()).stream()
                  .map(Content::of)
                  .toList()
              : List.<Content>of();
      return new Proof(commit, events, inclusionProof(position));
    }

    private InclusionProof inclusionProof(long commit) {
      return Objects.requireNonNull(proofs.get(commit));
    }
  }

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
      var signer = trusted.requireSigned(checkpoint);
      var lines = new ArrayList<String>();
      for (var proof : proofs) lines.addAll(requireProven(proof));
      if (document != null && !document.isEmpty())
        lines.add("Document, as this file names it: " + printable(document));
      var head = SignedNote.parse(Objects.requireNonNull(checkpoint.note())).head();
      lines.add(
          "Checkpoint of %s at position %d, %s, %d commits, root %s: %s"
              .formatted(
                  checkpoint.log(),
                  checkpoint.position(),
                  checkpoint.at(),
                  head.size(),
                  head.rootHash(),
                  signer));
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
      if (!proof.events().stream().allMatch(event -> HashChain.isWhole(event.at())))
        throw altered(commit, "the time of an event is not in whole microseconds");
      var events = proof.events().isEmpty() ? List.<NewEvent>of() : events(proof);
      if (!events.isEmpty() && !HashChain.contentDigest(events).equals(commit.contentDigest()))
        throw altered(commit, "its events are not those of its digest");
      if (!isIncluded(proof)) throw altered(commit, "it is not in the log that was signed");
      var lines = new ArrayList<String>();
      lines.add(
          "Proven: position %d of %s, %s, hash %s"
              .formatted(commit.position(), log, commit.at(), commit.hash()));
      if (events.isEmpty())
        for (var type : commit.eventTypes())
          lines.add("  %s, recorded; what it says is not in this file".formatted(printable(type)));
      for (var event : events)
        lines.add("  %s %s".formatted(event.type(), printable(new String(event.payload(), UTF_8))));
      return lines;
    } catch (IllegalArgumentException | ArithmeticException e) {
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
  static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }
}
