package codev.infra.eventstore.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.infra.eventstore.audit.NoteKey.Kind;
import codev.infra.eventstore.signature.SigningKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The keys that an auditor trusts, and those that come with the exports, which prove nothing. */
public final class TrustedKeys {
  private final Set<String> pinned = new HashSet<>();
  private final Map<String, String> keys = new HashMap<>();
  private final List<NoteKey> witnesses = new ArrayList<>();

  /**
   * @param trusted each an id of a key, a public key as in a JWKS, a file with a JWKS, or the key
   *     of a note's signer (NAME+ID+KEY), which may be a witness
   */
  public TrustedKeys(List<String> trusted) {
    for (var key : trusted) {
      if (Files.isRegularFile(Path.of(key))) {
        var named = AuditJson.keysIn(Path.of(key));
        keys.putAll(named);
        pinned.addAll(named.keySet());
      } else if (key.contains("+")) pin(NoteKey.parse(key));
      else {
        pinned.add(key);
        pin(key);
      }
    }
  }

  private void pin(NoteKey key) {
    switch (key.kind()) {
      case LOG -> pin(key.x());
      case WITNESS -> witnesses.add(key);
    }
  }

  private void pin(String x) {
    pinned.add(SigningKey.idOf(x));
    keys.put(SigningKey.idOf(x), x);
  }

  /** Those of an export: id to public key. An id can stand for one key only. */
  void add(Map<String, String> ofExport) {
    keys.putAll(ofExport);
  }

  /**
   * Those of a JWKS.
   *
   * @throws tools.jackson.core.JacksonException if it is no JSON
   */
  public void addJwks(String json) {
    add(AuditJson.keysIn(json));
  }

  boolean isEmpty() {
    return pinned.isEmpty();
  }

  /** Whether a signature by this key, if it matches, proves who has signed. */
  boolean isProof(Checkpoint checkpoint) {
    return pinned.contains(checkpoint.keyId()) && keys.containsKey(checkpoint.keyId());
  }

  /**
   * Gives in words who has signed.
   *
   * @throws AlterationException if it was not the key that is named, or no trusted one
   */
  String requireSigned(Checkpoint checkpoint) {
    if (!pinned.isEmpty() && !pinned.contains(checkpoint.keyId()))
      throw new AlterationException(
          checkpoint.position(),
          "the checkpoint is signed by %s, which is none of the given keys"
              .formatted(checkpoint.keyId()));
    var key = keys.get(checkpoint.keyId());
    if (key == null) return "not verified: its key is not in these files";
    if (!SigningKey.verify(key, checkpoint.signed(), checkpoint.signature()))
      throw new AlterationException(
          checkpoint.position(), "the checkpoint's signature does not match its key");
    if (checkpoint.note() != null
        && !isSigned(checkpoint.note(), new NoteKey(checkpoint.log(), Kind.LOG, key)))
      throw new AlterationException(
          checkpoint.position(), "the signature of the checkpoint's note does not match its key");
    return signer(checkpoint.keyId());
  }

  /** Whether the auditor has named it. */
  boolean isTrusted(String keyId) {
    return pinned.contains(keyId);
  }

  /**
   * Gives in words who has signed a head that comes with its key.
   *
   * @param x the key's 32 bytes in base64url
   * @param position of what it is to prove
   * @throws AlterationException if it was not this key, or the key is no trusted one
   */
  String requireSigned(TreeHead head, String x, String signature, long position) {
    var id = SigningKey.idOf(x);
    if (!pinned.isEmpty() && !isTrusted(id))
      throw new AlterationException(
          position, "the log is signed by %s, which is none of the given keys".formatted(id));
    if (!SigningKey.verify(x, head.text().getBytes(UTF_8), signature))
      throw new AlterationException(position, "the signature of the log does not match its key");
    return signer(id);
  }

  private String signer(String keyId) {
    if (pinned.isEmpty()) return "signed by " + keyId + ", which nothing vouches for";
    return "signed by the given key " + keyId;
  }

  /** In words; empty if no witness was named. */
  String cosignatures(SignedNote note, long position) {
    if (witnesses.isEmpty()) return "";
    return witnesses.stream()
        .flatMap(
            witness ->
                note.cosignedAt(witness).stream()
                    .map(at -> ", cosigned by %s at %s".formatted(witness.name(), at)))
        .reduce(String::concat)
        .orElseThrow(
            () ->
                new AlterationException(
                    position, "the note is cosigned by none of the given witnesses"));
  }

  private static boolean isSigned(String note, NoteKey key) {
    try {
      return isSigned(SignedNote.parse(note), key);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /** What is no key has signed nothing. */
  private static boolean isSigned(SignedNote note, NoteKey key) {
    try {
      return note.isSignedBy(key);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /** Whether a note is signed by one of the trusted keys; without any, by one of the export's. */
  public boolean isSigned(SignedNote note, String log) {
    return keys.entrySet().stream()
        .filter(key -> pinned.isEmpty() || pinned.contains(key.getKey()))
        .anyMatch(key -> isSigned(note, new NoteKey(log, Kind.LOG, key.getValue())));
  }
}
