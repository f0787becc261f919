package codev.group.imports;

import static codev.group.imports.UploadedPeople.FIRST_LINE_BELOW_THE_HEADINGS;

import codev.group.directory.PersonRequest;
import codev.group.imports.ImportJobController.ImportJobResponse;
import codev.group.jobs.JobState;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** HTTP endpoint with which a manager imports or updates the organisation's list of people. */
@RestController
@RequiredAccess(AccessPolicy.DIRECTORY_EDITOR)
record PeopleImportController(PeopleImportUseCase importer, ImportJobUseCase jobs) {
  private static final int FIRST_ELEMENT = 1;

  @PostMapping(path = "/api/people", consumes = MediaType.APPLICATION_JSON_VALUE)
  @ApiResponsePeopleImport
  ResponseEntity<Object> people(
      @RequestBody List<@Nullable PersonRequest> people, CurrentUser user, Locale language) {
    return register(people, FIRST_ELEMENT, user, language);
  }

  @PostMapping(path = "/api/people", consumes = "text/csv")
  @ApiResponsePeopleImport
  ResponseEntity<Object> table(
      @RequestBody byte[] table,
      @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType type,
      CurrentUser user,
      Locale language) {
    var charset = Optional.ofNullable(type.getCharset()).orElse(StandardCharsets.UTF_8);
    var people = PeopleCsvReader.read(table, charset);
    return register(people, FIRST_LINE_BELOW_THE_HEADINGS, user, language);
  }

  /** A long list is answered in the same way if its job ends in time. */
  private ResponseEntity<Object> register(
      List<@Nullable PersonRequest> people, int firstLine, CurrentUser user, Locale language) {
    if (!jobs.isLong(people))
      return ResponseEntity.ok(importer.register(people, firstLine, user, language));
    var started = jobs.start(people, firstLine, false, List.of(), user, language);
    var job = ImportJobResponse.of(jobs.awaitEnd(started, user), jobs);
    if (job.state() == JobState.DONE) return ResponseEntity.ok(job.result());
    return ResponseEntity.accepted()
        .location(URI.create("/api/people/imports/" + job.id()))
        .body(job);
  }
}
