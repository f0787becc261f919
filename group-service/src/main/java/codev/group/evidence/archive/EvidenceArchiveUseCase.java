package codev.group.evidence.archive;

import codev.group.authority.ProgrammeAccess;
import codev.group.domain.RuleViolation;
import codev.group.domain.RuleViolationException;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.evidence.EvidenceArchive;
import codev.group.evidence.EvidenceCollector;
import codev.infra.eventstore.log.EventLog;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Use case: the archive of a large programme's evidence is made by a job. Whoever may read all that
 * is in it follows, cancels and downloads it.
 */
@Component
@EnableConfigurationProperties(EvidenceArchiveProperties.class)
public class EvidenceArchiveUseCase {
  private final EvidenceArchiveStore jobs;
  private final EvidenceArchiveRunner runner;
  private final EvidenceArchive archive;
  private final EvidenceCollector collector;
  private final ProgrammeAccess access;
  private final EventLog log;
  private final EvidenceArchiveProperties settings;

  EvidenceArchiveUseCase(
      EvidenceArchiveStore jobs,
      EvidenceArchiveRunner runner,
      EvidenceArchive archive,
      EvidenceCollector collector,
      ProgrammeAccess access,
      EventLog log,
      EvidenceArchiveProperties settings) {
    this.jobs = jobs;
    this.runner = runner;
    this.archive = archive;
    this.collector = collector;
    this.access = access;
    this.log = log;
    this.settings = settings;
  }

  /** Whether the page has an archive of so many documents made by a job. */
  public boolean isLarge(int documents) {
    return documents > settings.documentsAtOnce();
  }

  /** The archives of a programme that are being made or kept, the newest first. */
  public List<EvidenceArchiveJob> of(ProgrammeId programme, boolean isManager) {
    return jobs.of(programme).stream().filter(job -> isManager || !job.hasCertificates()).toList();
  }

  /**
   * @param id of the archive; absent: a new one
   */
  EvidenceArchiveJob start(
      @Nullable UUID id, ProgrammeId programme, CurrentUser user, Locale language) {
    boolean isManager = access.mayManage(user, programme);
    var job =
        jobs.add(
            Objects.requireNonNullElseGet(id, UUID::randomUUID),
            programme,
            new Username(user.username()),
            language,
            isManager,
            archive.fileCount(collector.of(programme), isManager),
            log.head().position());
    runner.wake();
    return job;
  }

  /** One that this user may not have does not exist for them. */
  EvidenceArchiveJob find(UUID id, ProgrammeId programme, CurrentUser user) {
    return jobs.find(id)
        .filter(job -> job.programme().equals(programme))
        .filter(job -> !job.hasCertificates() || access.mayManage(user, programme))
        .orElseThrow(RefusedException::notFound);
  }

  /** Likewise, and refused unless it can be downloaded. */
  EvidenceArchiveJob findReady(UUID id, ProgrammeId programme, CurrentUser user) {
    var job = find(id, programme, user);
    if (!job.isReady()) throw new RuleViolationException(RuleViolation.ARCHIVE_NOT_READY);
    return job;
  }

  void write(EvidenceArchiveJob ready, OutputStream to) throws IOException {
    EvidenceArchive.write(jobs.files(ready), to);
  }

  /** Until when it is kept; empty until it has ended. */
  @Nullable Instant expiry(EvidenceArchiveJob job) {
    var endedAt = job.endedAt();
    return endedAt == null ? null : endedAt.plus(settings.keep());
  }

  EvidenceArchiveJob cancel(UUID id, ProgrammeId programme, CurrentUser user) {
    jobs.cancel(find(id, programme, user));
    return find(id, programme, user);
  }
}
