package codev.group.evidence.archive;

import codev.group.directory.DirectoryQueries;
import codev.group.evidence.EvidenceArchive;
import codev.group.evidence.EvidenceArchive.ArchivedFile;
import codev.group.evidence.archive.EvidenceArchiveStore.Claim;
import codev.group.jobs.JobRunner;
import codev.group.programme.ProgrammeQueries;
import codev.infra.eventstore.log.EventLog;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;

/** Makes the archives of large programmes, one archive at a time on each instance. */
@Component
class EvidenceArchiveRunner extends JobRunner {
  /** Files that are made at the same time; more processors are left to requests. */
  private static final int AT_ONCE = 2;

  private final EvidenceArchiveStore jobs;
  private final EvidenceArchive archive;
  private final ProgrammeQueries programmes;
  private final DirectoryQueries directory;
  private final EventLog log;

  EvidenceArchiveRunner(
      EvidenceArchiveStore jobs,
      EvidenceArchive archive,
      ProgrammeQueries programmes,
      DirectoryQueries directory,
      EventLog log) {
    super("evidence-archives");
    this.jobs = jobs;
    this.archive = archive;
    this.programmes = programmes;
    this.directory = directory;
    this.log = log;
  }

  @Override
  protected boolean workOnNext() {
    jobs.deleteExpired();
    var claim = jobs.claim();
    claim.ifPresent(this::make);
    return claim.isPresent();
  }

  private void make(Claim claim) {
    if (!jobs.begin(claim, log.head().position())) return;
    directory.awaitCurrent(); // it has forgotten whom an earlier erasure is about
    var job = claim.job();
    var programme = programmes.programme(job.programme());
    var contents = archive.contents(programme, job.hasCertificates(), job.language());
    var made = jobs.keepMade(claim, contents.digest(), contents.files().size());
    made.ifPresent(count -> makeRemainingFiles(claim, count, contents.files()));
  }

  private void makeRemainingFiles(Claim claim, int filesMade, List<ArchivedFile> files) {
    int number = filesMade;
    while (number < files.size()) {
      if (isStopping()) {
        jobs.release(claim);
        return;
      }
      var next = files.subList(number, Math.min(number + AT_ONCE, files.size()));
      for (var file : makeAtOnce(next)) {
        if (!jobs.add(claim, number, file)) return;
        number++;
      }
    }
    jobs.complete(claim);
  }

  /**
   * On threads that find classes and files as this one does, unlike those of parallel streams, and
   * that are preempted, unlike virtual ones: requests run on these, and would wait for a processor
   * until a file is made.
   */
  static List<ArchivedFile> makeAtOnce(List<ArchivedFile> files) {
    try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().factory())) {
      var begun =
          files.stream()
              .map(file -> CompletableFuture.supplyAsync(file::withContentMade, threads))
              .toList();
      return begun.stream().map(CompletableFuture::join).toList();
    }
  }
}
