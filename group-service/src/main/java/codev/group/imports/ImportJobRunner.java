package codev.group.imports;

import codev.group.imports.ImportJob.Part;
import codev.group.imports.ImportJobStore.Claim;
import codev.group.jobs.JobRunner;
import org.springframework.stereotype.Component;

/** Imports long lists part by part, one list at a time on each instance. */
@Component
class ImportJobRunner extends JobRunner {
  private final ImportJobStore jobs;
  private final PeopleImportUseCase importer;

  ImportJobRunner(ImportJobStore jobs, PeopleImportUseCase importer) {
    super("people-imports");
    this.jobs = jobs;
    this.importer = importer;
  }

  @Override
  protected boolean workOnNext() {
    jobs.deleteExpired();
    var claim = jobs.claim();
    claim.ifPresent(this::importRest);
    return claim.isPresent();
  }

  private void importRest(Claim claim) {
    var next = jobs.startNextPart(claim);
    while (next.isPresent()) {
      importPart(claim.job(), next.get());
      if (isStopping()) {
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
