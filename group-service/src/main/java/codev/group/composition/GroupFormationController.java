package codev.group.composition;

import codev.group.authority.ApiResponsePendingApproval;
import codev.group.directory.DirectoryQueries;
import codev.group.domain.programme.ProgrammeId;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.ModelAndView;

/** HTTP endpoints that form a group, and the groups of a proposal. */
@RestController
@RequiredAccess(AccessPolicy.PROGRAMME_MANAGER)
public record GroupFormationController(
    GroupFormationUseCase formGroups, DirectoryQueries directory) {
  /** So many groups at a time, so that the page can show progress. */
  private static final int PART = 10;

  @PostMapping("/api/programmes/{programme}/groups")
  @ApiResponsePendingApproval
  @ApiResponse(
      responseCode = "201",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(implementation = GroupFormationResponse.class)))
  ResponseEntity<Object> form(
      @PathVariable UUID programme, @Valid @RequestBody GroupRequest form, CurrentUser user) {
    var formation = formGroups.form(new ProgrammeId(programme), form, user);
    return formation.result().answer(HttpStatus.CREATED, formation::response);
  }

  /**
   * A part of the groups, one after the other, or where no script asks for the next part all that
   * are left. Each carries its id, so that what was refused or lost half-way can be sent again.
   *
   * @param from how many are done
   */
  @PostMapping("/programmes/{programme}/composition/groups")
  Object formAllOnPage(
      @PathVariable UUID programme,
      @Valid @ModelAttribute GroupsToForm form,
      @RequestParam(defaultValue = "0") int from,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean inPlace,
      CurrentUser user) {
    int total = form.groups().size();
    int start = Math.clamp(from, 0, total - 1);
    int end = inPlace ? Math.min(start + PART, total) : total;
    var people = directory.personField();
    var requests =
        form.groups().subList(start, end).stream().map(group -> group.resolvedBy(people)).toList();
    var formed = formGroups.form(new ProgrammeId(programme), requests, user);
    if (end == total) {
      var last = formed.getLast().result();
      return RedirectAfterPost.to(
          last.pageAddress("/programmes/" + programme), last.position(), inPlace);
    }
    return new ModelAndView(
        "composition/page :: running",
        Map.of("programmeId", programme, "done", end, "total", total));
  }
}
