package codev.group.imports;

import codev.group.imports.ImportJob.Part;
import codev.group.imports.ImportJobStore.Claim;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Imports long lists part by part, one list at a time on each instance, also those that an instance
 * has left half-way.
 */
@Component
class ImportJobRunner implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(ImportJobRunner.class);

  /** How soon a list is found that another instance has left. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private static final Duration SHUTDOWN_LIMIT = Duration.ofSeconds(4);

  private final ImportJobStore jobs;
  private final PeopleImportUseCase importer;
  private final Semaphore wake = new Semaphore(0);
  private volatile @Nullable Thread thread;
  private volatile boolean isStopping;
  private boolean hasFailed;

  ImportJobRunner(ImportJobStore jobs, PeopleImportUseCase importer) {
    this.jobs = jobs;
    this.importer = importer;
  }

  /** A list has been added, or is to be cancelled. */
  void wake() {
    wake.release();
  }

  @Override
  public void start() {
    isStopping = false;
    thread = Thread.ofVirtual().name("people-imports").start(this::run);
  }

  /** After the part under way; the rest goes on when an instance runs again. */
  @Override
  public void stop() {
    isStopping = true;
    wake();
    var running = thread;
    if (running == null) return;
    try {
      running.join(SHUTDOWN_LIMIT);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    var running = thread;
    return running != null && running.isAlive();
  }

  private void run() {
    try {
      while (!isStopping) if (!importNext()) awaitNext();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitNext() throws InterruptedException {
    if (wake.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) wake.drainPermits();
  }

  /** Whether there was one. */
  private boolean importNext() {
    try {
      jobs.deleteExpired();
      var claim = jobs.claim();
      claim.ifPresent(this::importRest);
      hasFailed = false;
      return claim.isPresent();
    } catch (RuntimeException e) { // the thread must not end before the instance
      var level = hasFailed ? Level.DEBUG : Level.WARN; // once while a database is unavailable
      LOG.atLevel(level).setCause(e).log("Lists of people cannot be imported; it is tried again");
      hasFailed = true;
      return false;
    }
  }

  private void importRest(Claim claim) {
    var next = jobs.startNextPart(claim);
    while (next.isPresent()) {
      importPart(claim.job(), next.get());
      if (isStopping) {
        jobs.release(claim);
        return;
      }
      next = jobs.startNextPart(claim);
    }
  }

  private void importPart(ImportJob job, Part part) {
    var counter = importer.register(job, part);
    var result = counter.result();
    var rejected = counter.rejectedRows(part.content().people(), part.firstLine());
    jobs.complete(job, part, result, rejected);
  }
}
