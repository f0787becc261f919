package codev.group.group;

import codev.group.actor.CommandActorFactory;
import codev.group.authority.ApiResponsePendingApproval;
import codev.group.directory.DirectoryQueries;
import codev.group.domain.command.MembershipCommand.RemoveMember;
import codev.group.domain.person.Username;
import codev.group.domain.value.GroupId;
import codev.group.domain.value.MethodWarning;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.identity.UsernameSpelling;
import codev.infra.web.security.CurrentUser;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** HTTP endpoints with which a programme manager adds and removes members of a group. */
@RestController
@RequiredAccess(AccessPolicy.GROUP_MANAGER)
public record MembershipController(
    CommandSender commands,
    MemberAdditionUseCase addMember,
    DirectoryQueries directory,
    CommandActorFactory actors,
    UsernameSpelling spelling) {
  @PostMapping("/api/groups/{group}/members")
  @ApiResponsePendingApproval
  @ApiResponse(
      responseCode = "201",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(implementation = MembershipChangeResponse.class)))
  ResponseEntity<Object> join(
      @PathVariable UUID group, @Valid @RequestBody NewMemberRequest form, CurrentUser user) {
    return addMember
        .add(new GroupId(group), form, user)
        .answer(
            HttpStatus.CREATED,
            done ->
                new MembershipChangeResponse(
                    form.member(spelling).value(), done.position(), List.of()));
  }

  @PostMapping("/groups/{group}/members")
  ResponseEntity<Void> joinOnPage(
      @PathVariable UUID group, @Valid @ModelAttribute NewMemberRequest form, CurrentUser user) {
    var member = directory.personField().one("username", form.username());
    var memberRequest = new NewMemberRequest(member.value(), form.reason());
    var added = addMember.add(new GroupId(group), memberRequest, user);
    return RedirectAfterPost.to(added.pageAddress("/groups/" + group), added.position());
  }

  @PostMapping("/api/groups/{group}/members/{username}/departure")
  MembershipChangeResponse leave(
      @PathVariable UUID group,
      @PathVariable String username,
      @Valid @RequestBody DepartureRequest form,
      CurrentUser user) {
    return removeMember(new GroupId(group), new Username(spelling.of(username)), form, user);
  }

  @PostMapping("/groups/{group}/members/{username}/departure")
  ResponseEntity<Void> leaveOnPage(
      @PathVariable UUID group,
      @PathVariable String username,
      @Valid @ModelAttribute DepartureRequest form,
      CurrentUser user) {
    var result = removeMember(new GroupId(group), new Username(spelling.of(username)), form, user);
    return RedirectAfterPost.to("/groups/" + group, result.position());
  }

  private MembershipChangeResponse removeMember(
      GroupId group, Username member, DepartureRequest form, CurrentUser user) {
    var actor = actors.of(user, group);
    var reason = actor.encrypt("departure/" + member, form.reason());
    var result =
        commands.send(
            new RemoveMember(group, member, reason, actor.username(), actor.now()),
            actor::storeKey);
    var warnings = result.answers(MethodWarning.class);
    return new MembershipChangeResponse(member.value(), result.position(), warnings);
  }
}
