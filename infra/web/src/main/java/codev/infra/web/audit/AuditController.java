package codev.infra.web.audit;

import codev.infra.eventstore.audit.Checkpoint;
import codev.infra.eventstore.audit.CheckpointSigner;
import codev.infra.eventstore.log.ChainedCommit;
import codev.infra.eventstore.log.CommitFilter;
import codev.infra.eventstore.log.EventLog;
import codev.infra.web.problem.MalformedRequestException;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springdoc.core.annotations.ParameterObject;
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
 */
@RestController
@RequestMapping("${codev.audit.path}")
public class AuditController {
  private static final int MOST = 1_000;

  private final EventLog log;
  private final CheckpointSigner checkpoints;

  public AuditController(EventLog log, CheckpointSigner checkpoints) {
    this.log = log;
    this.checkpoints = checkpoints;
  }

  /** The head of the log, signed. */
  @GetMapping("/checkpoint")
  Checkpoint checkpoint(CurrentUser who) {
    onlyTheAuditor(who);
    return checkpoints.sign();
  }

  /**
   * An export, page by page: the next begins after the position of the last commit. What is looked
   * for leaves out the rest, so that it can be read but not verified as a chain.
   *
   * @param from position in the log, from 1
   * @param size how many commits at most, 1–1000
   */
  @GetMapping("/commits")
  Commits commits(
      @RequestParam(defaultValue = "1") long from,
      @RequestParam(defaultValue = "500") int size,
      @ParameterObject @ModelAttribute CommitFilter wanted,
      CurrentUser who) {
    onlyTheAuditor(who);
    if (from < 1) throw new MalformedRequestException("from", "audit.from");
    if (size < 1 || size > MOST) throw new MalformedRequestException("size", "audit.size", MOST);
    return new Commits(log.find(wanted, from, size));
  }

  record Commits(List<ChainedCommit> commits) {}

  /**
   * The whole log up to its head, the head signed, and the keys: one file that {@code ./codev
   * verify-audit} takes.
   */
  @GetMapping("/export")
  ResponseEntity<WholeLog> export(CurrentUser who) {
    onlyTheAuditor(who);
    var head = checkpoints.sign();
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"%s-%d.json\"".formatted(head.log(), head.position()))
        .body(new WholeLog(head, checkpoints.keys(), () -> upTo(head.position())));
  }

  /**
   * @param commits read from the log while they are written
   */
  record WholeLog(
      Checkpoint checkpoint,
      Map<String, List<Map<String, String>>> keys,
      @ArraySchema(schema = @Schema(implementation = ChainedCommit.class))
          Iterable<ChainedCommit> commits) {}

  private Iterator<ChainedCommit> upTo(long head) {
    return Stream.iterate(page(0), page -> !page.isEmpty(), page -> page(page.getLast().position()))
        .flatMap(List::stream)
        .takeWhile(link -> link.position() <= head)
        .iterator();
  }

  private List<ChainedCommit> page(long after) {
    return log.chain(after + 1, MOST);
  }

  /** The public keys that checkpoints are signed with, as a JWKS. */
  @GetMapping("/keys")
  Map<String, List<Map<String, String>>> keys() {
    return checkpoints.keys();
  }

  private static void onlyTheAuditor(CurrentUser who) {
    if (!who.is(UserRole.AUDITOR)) throw RefusedException.forbidden();
  }
}
