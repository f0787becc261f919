package codev.group.retention;

import codev.group.authority.ApiResponsePendingApproval;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.programme.ProgrammeQueries;
import codev.infra.eventstore.axon.CommandResult;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** HTTP endpoints of how long data is kept, in a programme and in the organisation. */
@RestController
record RetentionController(
    RetentionQueries retention, RetentionUseCase setRetention, ProgrammeQueries programmes) {
  @RequiredAccess(AccessPolicy.PROGRAMME_REVIEWER)
  @GetMapping("/api/programmes/{programme}/retention")
  RetentionResponse ofProgramme(@PathVariable UUID programme, CurrentUser user) {
    var current = programmes.programme(new ProgrammeId(programme), user);
    var lastDay = current.settings().endsOn();
    return RetentionResponse.of(retention.ofProgramme(current.id(), lastDay));
  }

  @RequiredAccess(AccessPolicy.ORGANISATION_OPERATOR)
  @GetMapping("/api/retention")
  RetentionResponse ofOrganisation() {
    return RetentionResponse.of(retention.ofOrganisation());
  }

  /** Done at once only where the period is the same already. */
  @RequiredAccess(AccessPolicy.PROGRAMME_MANAGER)
  @PostMapping("/api/programmes/{programme}/retention")
  @ApiResponsePendingApproval
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(implementation = CommandResult.class)))
  ResponseEntity<Object> setInProgramme(
      @PathVariable UUID programme,
      @Valid @RequestBody RetentionRequest request,
      CurrentUser user) {
    return set(new ProgrammeId(programme), request, user);
  }

  /** Likewise, for the organisation's programmes without a period of their own. */
  @RequiredAccess(AccessPolicy.ORGANISATION_ADMINISTRATOR)
  @PostMapping("/api/retention")
  @ApiResponsePendingApproval
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(implementation = CommandResult.class)))
  ResponseEntity<Object> setInOrganisation(
      @Valid @RequestBody RetentionRequest request, CurrentUser user) {
    return set(null, request, user);
  }

  private ResponseEntity<Object> set(
      @Nullable ProgrammeId programme, RetentionRequest request, CurrentUser user) {
    var by = new Username(user.username());
    return setRetention
        .set(programme, request.dataClass(), request.period(), by)
        .answer(HttpStatus.OK, done -> done);
  }
}
