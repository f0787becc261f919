package codev.infra.eventstore.audit.witness;

import codev.infra.eventstore.audit.NoteKey;
import codev.infra.eventstore.audit.SignedNote;
import codev.infra.eventstore.audit.TreeHead;
import codev.infra.eventstore.audit.TrustedKeys;
import codev.infra.eventstore.signature.SigningKey;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Looks at the heads of logs from elsewhere. What a witness has seen cannot be rewritten together
 * with a log, not even with the service's key.
 */
public final class Witness {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int CONFLICT = 409;
  private static final int NOT_FOUND = 404;

  /** What the command exits with, the worst last. */
  public enum Status {
    CONSISTENT(0),
    /** A log could not be looked at. */
    UNREACHABLE(2),
    /** A log is not what it was, or not signed by the key that is trusted. */
    INCONSISTENT(1);

    private final int code;

    Status(int code) {
      this.code = code;
    }

    public int code() {
      return code;
    }
  }

  private final String name;
  private final WitnessFolder folder;
  private final SigningKey key;
  private final List<String> trusted;
  private final InstantSource clock;
  private final PrintStream out;

  /**
   * @param name under which it cosigns
   * @param folder where it keeps its key and what it has seen
   * @param trusted keys of the logs
   */
  public Witness(
      String name, Path folder, List<String> trusted, InstantSource clock, PrintStream out)
      throws IOException {
    this.name = name;
    this.folder = new WitnessFolder(folder);
    this.key = this.folder.key();
    if (trusted.isEmpty()) throw new IllegalArgumentException("no key of a log is trusted");
    this.trusted = List.copyOf(trusted);
    this.clock = clock;
    this.out = out;
  }

  /** As others verify its cosignatures. */
  public NoteKey publicKey() {
    return NoteKey.of(name, NoteKey.Kind.WITNESS, key);
  }

  /**
   * Looks once at each log.
   *
   * @param logs origin to address of the audit API
   * @param tokenFile an auditor's access token; null where none is needed
   */
  public Status check(Map<String, URI> logs, @Nullable Path tokenFile)
      throws IOException, InterruptedException {
    var token =
        tokenFile == null
            ? Optional.<String>empty()
            : Optional.of(Files.readString(tokenFile).strip());
    var worst = Status.CONSISTENT;
    try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      for (var log : logs.entrySet()) {
        var status = check(new AuditApiClient(log.getKey(), log.getValue(), token, client));
        if (status.compareTo(worst) > 0) worst = status;
      }
    }
    return worst;
  }

  private Status check(AuditApiClient log) throws InterruptedException, IOException {
    var last = folder.last(log.origin());
    try {
      return compare(log, last, log.note());
    } catch (UnexpectedStatusException e) {
      if (e.status() == CONFLICT)
        return alarm(log, null, "the service itself finds that its log was altered");
      return unreachable(log, e);
    } catch (IOException | JacksonException e) {
      return unreachable(log, e);
    }
  }

  private Status compare(AuditApiClient log, Optional<SignedNote> last, SignedNote note)
      throws IOException, InterruptedException {
    var head = head(note);
    if (head.isEmpty() || !head.get().origin().equals(log.origin()))
      return alarm(log, note, "its note is of another log");
    if (!keys(log).isSigned(note, log.origin()))
      return alarm(log, note, "its note is signed by none of the given keys");
    if (last.isPresent()) {
      var seen = last.get().head();
      if (seen.equals(head.get())) {
        out.printf("%s: unchanged, %d entries%n", log.origin(), seen.size());
        return Status.CONSISTENT;
      }
      var contradiction = contradiction(log, seen, head.get());
      if (contradiction.isPresent()) return alarm(log, note, contradiction.get());
    }
    folder.keep(note.cosign(name, key, clock.instant()));
    out.printf(
        "%s: %s, %d entries, cosigned%n",
        log.origin(), last.isPresent() ? "consistent" : "seen first", head.get().size());
    return Status.CONSISTENT;
  }

  private static Optional<TreeHead> head(SignedNote note) {
    try {
      return Optional.of(note.head());
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private TrustedKeys keys(AuditApiClient log) throws IOException, InterruptedException {
    var keys = new TrustedKeys(trusted);
    keys.addJwks(log.keys());
    return keys;
  }

  /** Why a head does not continue the one that was seen; empty if it does. */
  private static Optional<String> contradiction(AuditApiClient log, TreeHead seen, TreeHead head)
      throws IOException, InterruptedException {
    if (head.size() < seen.size())
      return Optional.of(
          "it has %d entries, and had %d: it was cut off".formatted(head.size(), seen.size()));
    if (head.size() == seen.size())
      return Optional.of("its %d entries are not those that were seen".formatted(seen.size()));
    if (seen.size() == 0) return Optional.empty(); // an empty log is the beginning of each
    try {
      return log.proof(seen.size(), head.size()).proves(seen, head)
          ? Optional.empty()
          : Optional.of(
              "it does not continue the %d entries that were seen".formatted(seen.size()));
    } catch (IllegalArgumentException _) {
      return Optional.of("its proof is none");
    } catch (UnexpectedStatusException e) {
      if (e.status() == NOT_FOUND)
        return Optional.of("it has less entries than the note says that it signs");
      throw e;
    }
  }

  private Status alarm(AuditApiClient log, @Nullable SignedNote note, String why)
      throws IOException {
    out.printf("%s: NOT CONSISTENT: %s%n", log.origin(), why);
    if (note != null)
      out.printf(
          "%s: its note is kept in %s, and was not cosigned%n",
          log.origin(), folder.keepConflicting(log.origin(), note, clock.instant()));
    return Status.INCONSISTENT;
  }

  private Status unreachable(AuditApiClient log, Exception why) {
    out.printf("%s: not looked at: %s%n", log.origin(), why);
    return Status.UNREACHABLE;
  }
}
