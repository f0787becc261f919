package codev.infra.web.audit;

import codev.infra.eventstore.alarm.AlarmKind;
import codev.infra.eventstore.alarm.Alarms;
import codev.infra.eventstore.audit.Checkpoint;
import codev.infra.eventstore.audit.CheckpointSigner;
import codev.infra.eventstore.audit.ConsistencyProof;
import codev.infra.eventstore.audit.InclusionProof;
import codev.infra.eventstore.log.ChainedCommit;
import codev.infra.eventstore.log.CommitFilter;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.log.LogCorruptedException;
import codev.infra.securitylog.RepeatedEntryFilter;
import codev.infra.securitylog.SecurityEvent;
import codev.infra.securitylog.SecurityLogEntry;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.problem.MalformedRequestException;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.securitylog.ExportKind;
import codev.infra.web.securitylog.SecurityFacts;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * HTTP endpoints of a service's log for auditors: every commit, without its contents. The path is
 * the service's setting {@code codev.audit.path}, e.g. {@code /api/audit/sessions}.
 *
 * @param pagedExports which of them are written to the stream of the security log
 * @param alarmSubject under which an alteration is reported, as on the page
 */
@RestController
@RequestMapping("${codev.audit.path}")
@RequiredAccess(AccessPolicy.ORGANISATION_AUDITOR)
public record AuditController(
    EventLog log,
    CheckpointSigner checkpoints,
    ObjectProvider<SecurityFacts> securityFacts,
    RepeatedEntryFilter pagedExports,
    Alarms alarms,
    String alarmSubject) {
  private static final int MAX_COMMITS = 1_000;

  /** The head of the log, signed. */
  @GetMapping("/checkpoint")
  Checkpoint checkpoint() {
    return checkpoints.sign();
  }

  /**
   * An export, page by page: the next begins after the position of the last commit. What is looked
   * for leaves out the rest, so that it can be read but not verified as a chain. Recorded once for
   * each person and day.
   *
   * @param from position in the log, from 1
   * @param size how many commits at most, 1–1000
   */
  @GetMapping("/commits")
  Commits commits(
      @RequestParam(defaultValue = "1") long from,
      @RequestParam(defaultValue = "500") int size,
      @ParameterObject @ModelAttribute CommitFilter filter,
      CurrentUser user) {
    requirePage(from, size);
    recordPages(user.username());
    try {
      return new Commits(log.find(filter, from, size));
    } catch (LogCorruptedException e) {
      report(e);
      throw e;
    }
  }

  record Commits(List<ChainedCommit> commits) {}

  private void recordPages(String person) {
    if (pagedExports.accepts(person))
      SecurityLogEntry.of(SecurityEvent.EXPORT)
          .with("by", person)
          .with("what", ExportKind.EVENT_LOG_PAGES.label())
          .with("log", checkpoints.head().origin())
          .write();
    securityFacts.ifAvailable(facts -> facts.exported(person, ExportKind.EVENT_LOG_PAGES, null));
  }

  private static void requirePage(long from, int size) {
    if (from < 1) throw new MalformedRequestException("from", "audit.from");
    if (size < 1 || size > MAX_COMMITS)
      throw new MalformedRequestException("size", "audit.size", MAX_COMMITS);
  }

  private void report(LogCorruptedException damage) {
    alarms.raise(AlarmKind.ENTRY_ALTERED, alarmSubject, String.valueOf(damage.getMessage()));
  }

  /**
   * The whole log up to its head, the head signed, all checkpoints that were kept, and the keys:
   * one file that {@code ./codev verify-audit} takes. It ends before an entry that is missing or
   * does not fit: what is intact shows where.
   */
  @GetMapping("/export")
  ResponseEntity<WholeLog> export(CurrentUser user) {
    var head = checkpoints.sign();
    SecurityLogEntry.of(SecurityEvent.EXPORT)
        .with("by", user.username())
        .with("what", ExportKind.EVENT_LOG.label())
        .with("log", head.log())
        .with("up-to", head.position())
        .write();
    securityFacts.ifAvailable(facts -> facts.exported(user.username(), ExportKind.EVENT_LOG, null));
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"%s-%d.json\"".formatted(head.log(), head.position()))
        .body(
            new WholeLog(
                head.log(),
                head,
                checkpoints.keys(),
                () -> keptUpTo(head.position()),
                () -> upTo(head.position())));
  }

  /**
   * @param checkpoints oldest first, read while they are written
   * @param commits read from the log while they are written
   */
  record WholeLog(
      String log,
      Checkpoint checkpoint,
      Map<String, List<Map<String, String>>> keys,
      @ArraySchema(schema = @Schema(implementation = Checkpoint.class))
          Iterable<Checkpoint> checkpoints,
      @ArraySchema(schema = @Schema(implementation = ChainedCommit.class))
          Iterable<ChainedCommit> commits) {}

  private Iterator<ChainedCommit> upTo(long head) {
    return Stream.iterate(page(0), page -> !page.isEmpty(), page -> page(page.getLast().position()))
        .flatMap(List::stream)
        .takeWhile(link -> link.position() <= head)
        .iterator();
  }

  private Iterator<Checkpoint> keptUpTo(long head) {
    return Stream.iterate(
            checkpoints.keptCheckpoints(1, MAX_COMMITS),
            page -> !page.isEmpty(),
            page -> checkpoints.keptCheckpoints(page.getLast().position() + 1, MAX_COMMITS))
        .flatMap(List::stream)
        .takeWhile(checkpoint -> checkpoint.position() <= head)
        .iterator();
  }

  /** Ends before a damaged commit, or begins with it. */
  private List<ChainedCommit> page(long after) {
    for (long end = Long.MAX_VALUE; ; ) {
      try {
        return log.chain(after + 1, end, MAX_COMMITS);
      } catch (LogCorruptedException e) {
        report(e);
        end = e.position();
      }
    }
  }

  /**
   * Checkpoints that were kept, oldest first, and the keys that signed them.
   *
   * @param from position of the first, from 1
   * @param size how many at most, 1–1000
   */
  @GetMapping("/checkpoints")
  KeptCheckpoints keptCheckpoints(
      @RequestParam(defaultValue = "1") long from, @RequestParam(defaultValue = "500") int size) {
    requirePage(from, size);
    return new KeptCheckpoints(
        checkpoints.keptCheckpoints(from, size), checkpoints.keys().get("keys"));
  }

  record KeptCheckpoints(List<Checkpoint> checkpoints, @Nullable List<Map<String, String>> keys) {}

  /**
   * Proves that a commit is in the log as it was at a checkpoint (RFC 6962).
   *
   * @param position of the commit
   * @param checkpoint position of the checkpoint
   */
  @GetMapping("/proofs")
  InclusionProof proof(@RequestParam long position, @RequestParam long checkpoint) {
    if (position < 1) throw new MalformedRequestException("position", "audit.from");
    if (checkpoint < position)
      throw new MalformedRequestException("checkpoint", "audit.checkpoint-before-commit");
    return checkpoints.prove(position, checkpoint).orElseThrow(RefusedException::notFound);
  }

  /**
   * Proves that the log has only grown from one size to another (RFC 6962): with it a witness
   * compares a checkpoint's note with the one that it has seen before.
   *
   * @param first number of commits of the earlier note
   * @param second number of commits of the later one
   */
  @GetMapping("/consistency")
  ConsistencyProof consistency(@RequestParam long first, @RequestParam long second) {
    if (first < 1) throw new MalformedRequestException("first", "audit.sizes");
    if (second < first) throw new MalformedRequestException("second", "audit.sizes");
    return checkpoints.proveGrowth(first, second).orElseThrow(RefusedException::notFound);
  }

  /** The public keys that checkpoints are signed with, as a JWKS. */
  @GetMapping("/keys")
  @RequiredAccess(AccessPolicy.SIGNED_IN)
  Map<String, List<Map<String, String>>> keys() {
    return checkpoints.keys();
  }
}
