package codev.group.facilitators;

import codev.group.authority.ApiResponsePendingApproval;
import codev.group.directory.DirectoryQueries;
import codev.group.domain.command.FacilitatorCommand.EnlistFacilitator;
import codev.group.domain.command.FacilitatorCommand.RemoveFacilitator;
import codev.group.domain.person.Username;
import codev.group.domain.value.GroupId;
import codev.group.domain.value.MethodWarning;
import codev.group.group.MembershipChangeResponse;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.identity.UsernameSpelling;
import codev.infra.web.paging.Paging;
import codev.infra.web.problem.MalformedRequestException;
import codev.infra.web.security.CurrentUser;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * HTTP endpoints of the pool of facilitators: list it, change it, replace one facilitator by
 * another.
 */
@RestController
record FacilitatorController(
    CommandSender commands,
    FacilitatorWorkloadQueries facilitatorQueries,
    FacilitatorReplacementUseCase replaceFacilitator,
    DirectoryQueries directory,
    Clock clock,
    UsernameSpelling spelling) {
  private static final String POOL = "/groups#pool";

  @RequiredAccess(AccessPolicy.DIRECTORY_READER)
  @GetMapping("/api/facilitators")
  ResponseEntity<List<FacilitatorResponse>> facilitators(Paging paging, CurrentUser user) {
    return paging.page(
        facilitatorQueries.facilitators(user),
        entry -> entry.username().value(),
        Function.identity());
  }

  @RequiredAccess(AccessPolicy.DIRECTORY_EDITOR)
  @PostMapping("/api/facilitators")
  MembershipChangeResponse enlist(@Valid @RequestBody FacilitatorRequest form, CurrentUser user) {
    if (directory.current(form.facilitator(spelling)).filter(entry -> !entry.hasLeft()).isEmpty())
      throw new MalformedRequestException(
          "username", "group.people.no-such-person", form.username().strip());
    return enlistFacilitator(form, user);
  }

  @RequiredAccess(AccessPolicy.DIRECTORY_EDITOR)
  @PostMapping("/facilitators")
  ResponseEntity<Void> enlistOnPage(
      @Valid @ModelAttribute FacilitatorRequest form, CurrentUser user) {
    var person = directory.personField().one("username", form.username());
    return RedirectAfterPost.to(POOL, enlistFacilitator(form.of(person), user).position());
  }

  @RequiredAccess(AccessPolicy.DIRECTORY_EDITOR)
  @PostMapping("/api/facilitators/{username}/removal")
  MembershipChangeResponse remove(@PathVariable String username, CurrentUser user) {
    return removeFacilitator(new Username(spelling.of(username)), user);
  }

  @RequiredAccess(AccessPolicy.DIRECTORY_EDITOR)
  @PostMapping("/facilitators/{username}/removal")
  ResponseEntity<Void> removeOnPage(@PathVariable String username, CurrentUser user) {
    var removed = removeFacilitator(new Username(spelling.of(username)), user);
    return RedirectAfterPost.to(POOL, removed.position(), false);
  }

  @RequiredAccess(AccessPolicy.GROUP_MANAGER)
  @PostMapping("/api/groups/{group}/facilitator")
  @ApiResponsePendingApproval
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(implementation = MembershipChangeResponse.class)))
  ResponseEntity<Object> replace(
      @PathVariable UUID group,
      @Valid @RequestBody FacilitatorReplacementRequest form,
      CurrentUser user) {
    return replaceFacilitator
        .replace(new GroupId(group), form, user)
        .answer(
            HttpStatus.OK,
            done ->
                new MembershipChangeResponse(
                    form.facilitator(spelling).value(),
                    done.position(),
                    done.answers(MethodWarning.class)));
  }

  @RequiredAccess(AccessPolicy.GROUP_MANAGER)
  @PostMapping("/groups/{group}/facilitator")
  ResponseEntity<Void> replaceOnPage(
      @PathVariable UUID group,
      @Valid @ModelAttribute FacilitatorReplacementRequest form,
      CurrentUser user) {
    var replaced = replaceFacilitator.replace(new GroupId(group), form, user);
    return RedirectAfterPost.to(replaced.pageAddress("/groups/" + group), replaced.position());
  }

  private MembershipChangeResponse removeFacilitator(Username person, CurrentUser user) {
    var by = new Username(user.username());
    var result = commands.send(new RemoveFacilitator(person, by, clock.instant()));
    return new MembershipChangeResponse(person.value(), result.position(), List.of());
  }

  private MembershipChangeResponse enlistFacilitator(FacilitatorRequest form, CurrentUser user) {
    var by = new Username(user.username());
    var result =
        commands.send(
            new EnlistFacilitator(
                form.facilitator(spelling),
                form.qualification(),
                form.capacity(),
                by,
                clock.instant()));
    return new MembershipChangeResponse(
        form.facilitator(spelling).value(), result.position(), List.of());
  }
}
