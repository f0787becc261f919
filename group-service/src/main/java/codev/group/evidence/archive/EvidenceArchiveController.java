package codev.group.evidence.archive;

import codev.group.domain.programme.ProgrammeId;
import codev.group.evidence.EvidenceFileNames;
import codev.group.evidence.ProgrammeExportLog;
import codev.group.jobs.JobState;
import codev.group.programme.ProgrammeQueries;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.securitylog.ExportKind;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** HTTP endpoints of the archives of a large programme's evidence, which jobs make. */
@RestController
@RequestMapping("/api/programmes/{id}/evidence/archives")
@RequiredAccess(AccessPolicy.PROGRAMME_REVIEWER)
record EvidenceArchiveController(
    EvidenceArchiveUseCase archives,
    ProgrammeQueries programmeQueries,
    EvidenceFileNames fileNames,
    ProgrammeExportLog exports) {
  private static final String ZIP = "application/zip";

  /**
   * @param id of the archive; absent: a new one
   */
  record EvidenceArchiveRequest(@Nullable UUID id) {}

  /**
   * @param position in this service's log when it was asked for
   */
  record EvidenceArchiveStarted(UUID id, long position) {}

  /**
   * How far an archive is made.
   *
   * @param done documents that are made
   * @param of documents in it, its index among them
   * @param position in this service's log when it was asked for
   * @param expiresAt until when it can be read; empty until it has ended
   */
  record EvidenceArchiveResponse(
      UUID id, JobState state, int done, int of, long position, @Nullable Instant expiresAt) {}

  /**
   * Has an archive of all evidence made, in the caller's language; for the programme's manager with
   * each certificate. One at a time for each person: what is being made already is answered again.
   */
  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  EvidenceArchiveStarted start(
      @PathVariable UUID id,
      @RequestBody(required = false) @Nullable EvidenceArchiveRequest request,
      CurrentUser user,
      Locale language) {
    var archive = request == null ? null : request.id();
    var job = archives.start(archive, new ProgrammeId(id), user, language);
    return new EvidenceArchiveStarted(job.id(), job.position());
  }

  @GetMapping("/{archive}")
  EvidenceArchiveResponse archive(
      @PathVariable UUID id, @PathVariable UUID archive, CurrentUser user) {
    return response(archives.find(archive, new ProgrammeId(id), user));
  }

  /** What is made of it is deleted. */
  @PostMapping("/{archive}/cancellation")
  EvidenceArchiveResponse cancel(
      @PathVariable UUID id, @PathVariable UUID archive, CurrentUser user) {
    return response(archives.cancel(archive, new ProgrammeId(id), user));
  }

  private EvidenceArchiveResponse response(EvidenceArchiveJob job) {
    return new EvidenceArchiveResponse(
        job.id(), job.state(), job.done(), job.total(), job.position(), archives.expiry(job));
  }

  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = ZIP, schema = @Schema(type = "string", format = "binary")))
  @GetMapping(path = "/{archive}/file", produces = ZIP)
  void file(
      @PathVariable UUID id,
      @PathVariable UUID archive,
      CurrentUser user,
      HttpServletResponse response)
      throws IOException {
    var programme = programmeQueries.programme(new ProgrammeId(id), user);
    var job = archives.findReady(archive, programme.id(), user);
    exports.add(ExportKind.EVIDENCE_ARCHIVE, programme.id(), user);
    var name = fileNames.archive(programme.settings().name(), job.language());
    response.setContentType(ZIP);
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s\"".formatted(name));
    archives.write(job, response.getOutputStream());
  }
}
