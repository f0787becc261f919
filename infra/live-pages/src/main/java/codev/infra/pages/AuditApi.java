package codev.infra.pages;

import codev.infra.eventstore.EventLog;
import codev.infra.eventstore.Link;
import codev.infra.eventstore.audit.Checkpoint;
import codev.infra.eventstore.audit.Checkpoints;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * A service's log as an auditor may have it: every commit, no word. Its path is the service's
 * setting {@code codev.audit.path}, e.g. {@code /api/audit/sessions}.
 */
@RestController
@RequestMapping("${codev.audit.path}")
class AuditApi {
  private static final int MOST = 1_000;

  private final EventLog log;
  private final Checkpoints checkpoints;

  AuditApi(EventLog log, Checkpoints checkpoints) {
    this.log = log;
    this.checkpoints = checkpoints;
  }

  /** The head of the log, signed. */
  @GetMapping("/checkpoint")
  Checkpoint checkpoint(Who who) {
    onlyTheAuditor(who);
    return checkpoints.sign();
  }

  /**
   * An export, page by page: the next begins after the position of the last commit.
   *
   * @param from position in the log, from 1
   * @param size how many commits at most, 1–1000
   */
  @GetMapping("/commits")
  Commits commits(
      @RequestParam(defaultValue = "1") long from,
      @RequestParam(defaultValue = "500") int size,
      Who who) {
    onlyTheAuditor(who);
    if (from < 1) throw new Malformed("from", "audit.from");
    if (size < 1 || size > MOST) throw new Malformed("size", "audit.size", MOST);
    return new Commits(log.chain(from, size));
  }

  record Commits(List<Link> commits) {}

  /** The public keys that checkpoints are signed with, as a JWKS. */
  @GetMapping("/keys")
  Map<String, List<Map<String, String>>> keys() {
    return checkpoints.keys();
  }

  private static void onlyTheAuditor(Who who) {
    if (!who.is(Role.AUDITOR)) throw Declined.forbidden();
  }
}
