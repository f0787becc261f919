package codev.infra.eventstore.audit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import codev.infra.eventstore.audit.Verdict.Status;
import codev.infra.eventstore.audit.code.ProofCode;
import codev.infra.eventstore.audit.merkle.MerkleProofs;
import codev.infra.eventstore.signature.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Verifies the codes of documents, each of which proves one commit: what a file with proofs shows
 * of it, but for what its events say.
 *
 * @param keys that the auditor trusts
 */
record ProofCodeVerifier(TrustedKeys keys) {
  private static final int MOST_OF_CODES = 1 << 24; // bytes

  /** The argument itself, or the lines of its file; empty if that has something else. */
  static List<String> codesIn(Path argument) {
    if (ProofCode.isMeant(argument.toString()) && !Files.exists(argument))
      return List.of(argument.toString());
    try (var file = Files.newInputStream(argument)) {
      var begin = new String(file.readNBytes(ProofCode.PREFIX.length()), ISO_8859_1);
      if (!ProofCode.isMeant(begin)) return List.of();
      return (begin + new String(file.readNBytes(MOST_OF_CODES), ISO_8859_1))
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Verdict verdict(String text) {
    ProofCode code;
    try {
      code = ProofCode.parse(text);
    } catch (IllegalArgumentException e) {
      return new Verdict(Status.UNUSABLE, 0, "Not a proof code: " + e.getMessage());
    }
    try {
      var lines = proven(code, requireProven(code));
      return new Verdict(
          keys.isTrusted(SigningKey.idOf(code.head().x())) ? Status.INTACT : Status.UNPROVEN,
          0,
          String.join(System.lineSeparator(), lines));
    } catch (AlterationException e) {
      return new Verdict(
          Status.ALTERED,
          e.position(),
          "Not proven, position %d: %s".formatted(e.position(), e.getMessage()));
    }
  }

  /** Gives in words who has signed. */
  private String requireProven(ProofCode code) {
    var hex = HexFormat.of();
    var signed = code.head();
    var head = new TreeHead(signed.log(), signed.size(), signed.rootHash());
    var position = code.commit().position();
    var signer = keys.requireSigned(head, signed.x(), signed.signature(), position);
    if (!MerkleProofs.isIncluded(
        hex.parseHex(code.commit().hash()),
        code.leafIndex(),
        head.size(),
        code.auditPath().stream().map(hex::parseHex).toList(),
        hex.parseHex(head.rootHash())))
      throw new AlterationException(position, "it is not in the log that was signed");
    return signer;
  }

  private static List<String> proven(ProofCode code, String signer) {
    var head = code.head();
    var commit = code.commit();
    var lines = new ArrayList<String>();
    lines.add(
        "Proven: position %d of %s, %s, hash %s"
            .formatted(commit.position(), head.log(), commit.at(), commit.hash()));
    for (var type : commit.eventTypes())
      lines.add(
          "  %s of %s %s, recorded; what it says is not in this code"
              .formatted(
                  CommitProofs.printable(type),
                  CommitProofs.printable(commit.aggregate().type()),
                  CommitProofs.printable(commit.aggregate().id())));
    lines.add(
        "Log %s, %d commits, root %s: %s"
            .formatted(head.log(), head.size(), head.rootHash(), signer));
    return lines;
  }
}
