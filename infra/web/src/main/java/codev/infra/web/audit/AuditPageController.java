package codev.infra.web.audit;

import codev.infra.eventstore.alarm.Alarm;
import codev.infra.eventstore.alarm.AlarmKind;
import codev.infra.eventstore.alarm.Alarms;
import codev.infra.eventstore.audit.Checkpoint;
import codev.infra.eventstore.audit.CheckpointSigner;
import codev.infra.eventstore.audit.LogAlteredException;
import codev.infra.eventstore.audit.SlicedChainVerifier;
import codev.infra.eventstore.axon.EventTypes;
import codev.infra.eventstore.log.ChainedCommit;
import codev.infra.eventstore.log.CommitFilter;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.log.LogCorruptedException;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.problem.MalformedRequestException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Page of a service's log for auditors. Its path is the service's setting {@code codev.audit.page},
 * e.g. {@code /audit/sessions}: without it there is no such page.
 */
@Controller
@RequestMapping("${codev.audit.page}")
@RequiredAccess(AccessPolicy.ORGANISATION_AUDITOR)
public class AuditPageController {
  private static final int PAGE_SIZE = 50; // commits
  private static final Duration TIME_LIMIT = Duration.ofSeconds(1);

  private final EventLog log;
  private final CheckpointSigner checkpoints;
  private final SlicedChainVerifier verifier;
  private final EventTypes types;
  private final Alarms alarms;
  private final String page;
  private final String api;

  public AuditPageController(
      EventLog log,
      CheckpointSigner checkpoints,
      EventTypes types,
      Alarms alarms,
      String page,
      String api) {
    this.log = log;
    this.checkpoints = checkpoints;
    this.verifier = new SlicedChainVerifier(log);
    this.types = types;
    this.alarms = alarms;
    this.page = page;
    this.api = api;
  }

  /**
   * What the page draws from.
   *
   * @param more where the next commits begin; null when these are the last
   * @param end where the last page of the log begins
   * @param types the events that this log may hold
   * @param alarms that no operator has acknowledged
   */
  record AuditPageModel(
      String page,
      String api,
      CommitFilter wanted,
      long from,
      List<ChainedCommit> commits,
      @Nullable Long more,
      long end,
      List<String> types,
      SlicedChainVerifier.Findings chain,
      @Nullable Checkpoint checkpoint,
      List<Alarm> alarms) {}

  @GetMapping
  String read(
      @ModelAttribute CommitFilter filter,
      @RequestParam(defaultValue = "1") long from,
      Model model) {
    if (from < 1) throw new MalformedRequestException("from", "audit.from");
    var commits = commits(filter, from, Long.MAX_VALUE);
    var onPage = commits.stream().limit(PAGE_SIZE).toList();
    var chain = verifier.verifySlice(TIME_LIMIT);
    var alteration = chain.alteration();
    if (alteration != null) alarms.raise(AlarmKind.ENTRY_ALTERED, page, alteration);
    var signed = checkpoint(); // which may raise an alarm, too
    model.addAttribute(
        "reading",
        new AuditPageModel(
            page,
            api,
            filter,
            from,
            onPage,
            commits.size() > PAGE_SIZE ? onPage.getLast().position() + 1 : null,
            Math.max(1, chain.head() - PAGE_SIZE + 1),
            types.all().stream().map(types::nameOf).sorted().toList(),
            chain,
            signed,
            alarms.open()));
    return "pages/audit";
  }

  /** Of a damaged log, those before the damage; what is looked for is not looked for then. */
  private List<ChainedCommit> commits(CommitFilter filter, long from, long end) {
    try {
      return end == Long.MAX_VALUE
          ? log.find(filter, from, PAGE_SIZE + 1)
          : log.chain(from, end, PAGE_SIZE + 1);
    } catch (LogCorruptedException e) {
      alarms.raise(AlarmKind.ENTRY_ALTERED, page, String.valueOf(e.getMessage()));
      return filter.isAll() ? commits(filter, from, e.position()) : List.of();
    }
  }

  /** Null while the log does not continue the last one: the page says so. */
  private @Nullable Checkpoint checkpoint() {
    try {
      return checkpoints.sign();
    } catch (LogAlteredException _) {
      return null;
    }
  }
}
