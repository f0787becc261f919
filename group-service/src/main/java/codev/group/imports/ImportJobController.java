package codev.group.imports;

import codev.group.imports.ImportResult.Rejected;
import codev.group.jobs.JobState;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** HTTP endpoints of the imports of long lists: how far one has come, and to cancel it. */
@RestController
@RequestMapping("/api/people/imports/{id}")
@RequiredAccess(AccessPolicy.DIRECTORY_EDITOR)
record ImportJobController(ImportJobUseCase jobs) {
  /**
   * How far the import of a long list has come.
   *
   * @param total lines in the list
   * @param done lines that are imported or rejected
   * @param rejected so far
   * @param position of the last commit in this service's log
   * @param expiresAt until when the result can be read; empty until it has ended
   */
  record ImportJobResponse(
      UUID id,
      JobState state,
      int total,
      int done,
      int created,
      int updated,
      List<Rejected> rejected,
      long position,
      @Nullable Instant expiresAt) {
    static ImportJobResponse of(ImportJob job, ImportJobUseCase jobs) {
      return new ImportJobResponse(
          job.id(),
          job.state(),
          job.total(),
          job.done(),
          job.created(),
          job.updated(),
          jobs.rejected(job).stream().map(row -> new Rejected(row.line(), row.message())).toList(),
          job.position(),
          jobs.expiry(job));
    }

    ImportResult result() {
      return new ImportResult(created, updated, rejected, position);
    }
  }

  @GetMapping
  ImportJobResponse job(@PathVariable UUID id, CurrentUser user) {
    return ImportJobResponse.of(jobs.find(id, user), jobs);
  }

  /** What is imported stays; the part under way is still finished. */
  @PostMapping("/cancellation")
  ImportJobResponse cancel(@PathVariable UUID id, CurrentUser user) {
    return ImportJobResponse.of(jobs.cancel(id, user), jobs);
  }
}
