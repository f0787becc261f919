package codev.group.answers;

import codev.group.domain.command.GroupSessionCommand.AnswerSessionInvitation;
import codev.group.domain.person.InvitationAnswer;
import codev.group.domain.person.Username;
import codev.group.domain.value.GroupId;
import codev.group.domain.value.SessionId;
import codev.group.group.GroupQueries;
import codev.infra.eventstore.axon.CommandResult;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** HTTP endpoints with which a member answers the invitation to a session. */
@RestController
@RequiredAccess(AccessPolicy.GROUP_PARTICIPANT)
public record InvitationAnswerController(
    CommandSender commands, AcceptSessionsUseCase sessions, GroupQueries groups, Clock clock) {
  /**
   * @param startsAt the date that is answered: an answer to another one than the session's is
   *     refused
   */
  record AnswerRequest(@NotNull InvitationAnswer answer, @Nullable Instant startsAt) {}

  @PostMapping("/api/groups/{group}/sessions/{session}/answer")
  CommandResult answer(
      @PathVariable UUID group,
      @PathVariable UUID session,
      @Valid @RequestBody AnswerRequest request,
      CurrentUser user) {
    return commands.send(
        new AnswerSessionInvitation(
            new GroupId(group),
            new SessionId(session),
            request.startsAt(),
            request.answer(),
            false,
            new Username(user.username()),
            clock.instant()));
  }

  /**
   * @param home whether the home page is shown next, and not that of the group
   */
  @PostMapping("/groups/{group}/sessions/{session}/answer")
  ResponseEntity<Void> answerOnPage(
      @PathVariable UUID group,
      @PathVariable UUID session,
      @Valid @ModelAttribute AnswerRequest request,
      @RequestParam(defaultValue = "false") boolean home,
      CurrentUser user) {
    var answered = answer(group, session, request, user);
    return RedirectAfterPost.to(home ? "/groups" : "/groups/" + group, answered.position());
  }

  /** Accepts all sessions with these dates that the member has not answered. */
  @PostMapping("/groups/{group}/sessions/answers")
  ResponseEntity<Void> acceptOnPage(
      @PathVariable UUID group, @RequestParam List<Instant> startsAt, CurrentUser user) {
    var view = groups.group(new GroupId(group), user);
    long position = sessions.accept(view, startsAt, new Username(user.username()));
    return RedirectAfterPost.to("/groups/" + group, position);
  }
}
