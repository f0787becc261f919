package codev.group.planning;

import codev.group.domain.value.GroupId;
import codev.group.domain.value.SessionId;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * HTTP endpoints that plan, move and cancel sessions of a group, for the API and the group's page.
 */
@RestController
@RequiredAccess(AccessPolicy.GROUP_LEADER)
public record PlanSessionController(SessionPlanningUseCase planSessions) {
  @PostMapping("/api/groups/{group}/sessions")
  @ResponseStatus(HttpStatus.CREATED)
  PlanSessionResponse plan(
      @PathVariable UUID group, @Valid @RequestBody SessionRequest form, CurrentUser user) {
    return planSessions.plan(new GroupId(group), form, user);
  }

  @PostMapping("/groups/{group}/sessions")
  ResponseEntity<Void> planOnPage(
      @PathVariable UUID group, @Valid @ModelAttribute SessionForm form, CurrentUser user) {
    return onward(group, planSessions.plan(new GroupId(group), form.inUtc(), user).position());
  }

  @PostMapping("/api/groups/{group}/sessions/cycle")
  @ResponseStatus(HttpStatus.CREATED)
  PlanSeriesResponse planCycle(
      @PathVariable UUID group, @Valid @RequestBody SessionSeriesRequest form, CurrentUser user) {
    return planSessions.planSeries(new GroupId(group), form, user);
  }

  @PostMapping("/groups/{group}/sessions/cycle")
  ResponseEntity<Void> planCycleOnPage(
      @PathVariable UUID group,
      @Valid @ModelAttribute SessionSeriesRequest form,
      CurrentUser user) {
    return onward(group, planSessions.planSeries(new GroupId(group), form, user).position());
  }

  @PostMapping("/api/groups/{group}/sessions/{session}/move")
  PlanSessionResponse move(
      @PathVariable UUID group,
      @PathVariable UUID session,
      @Valid @RequestBody MoveSessionRequest form,
      CurrentUser user) {
    return planSessions.move(new GroupId(group), new SessionId(session), form, user);
  }

  @PostMapping("/groups/{group}/sessions/{session}/move")
  ResponseEntity<Void> moveOnPage(
      @PathVariable UUID group,
      @PathVariable UUID session,
      @Valid @ModelAttribute MoveSessionRequest.Form form,
      CurrentUser user) {
    var moved = planSessions.move(new GroupId(group), new SessionId(session), form.inUtc(), user);
    return onward(group, moved.position());
  }

  /** The date, and the answers to the invitation, stay. */
  @PostMapping("/api/groups/{group}/sessions/{session}/place")
  PlanSessionResponse changePlace(
      @PathVariable UUID group,
      @PathVariable UUID session,
      @Valid @RequestBody SessionPlaceRequest form,
      CurrentUser user) {
    return planSessions.changePlace(new GroupId(group), new SessionId(session), form, user);
  }

  @PostMapping("/groups/{group}/sessions/{session}/place")
  ResponseEntity<Void> changePlaceOnPage(
      @PathVariable UUID group,
      @PathVariable UUID session,
      @Valid @ModelAttribute SessionPlaceRequest form,
      CurrentUser user) {
    var changed = planSessions.changePlace(new GroupId(group), new SessionId(session), form, user);
    return RedirectAfterPost.to("/groups/" + group + "#session-" + session, changed.position());
  }

  /** By which steps it is held, and how long; the date, and the answers to the invitation, stay. */
  @PostMapping("/api/groups/{group}/sessions/{session}/template")
  PlanSessionResponse changeTemplate(
      @PathVariable UUID group,
      @PathVariable UUID session,
      @Valid @RequestBody ChangeTemplateRequest form,
      CurrentUser user) {
    return planSessions.changeTemplate(new GroupId(group), new SessionId(session), form, user);
  }

  @PostMapping("/groups/{group}/sessions/{session}/template")
  ResponseEntity<Void> changeTemplateOnPage(
      @PathVariable UUID group,
      @PathVariable UUID session,
      @Valid @ModelAttribute ChangeTemplateRequest form,
      CurrentUser user) {
    var changed =
        planSessions.changeTemplate(new GroupId(group), new SessionId(session), form, user);
    return RedirectAfterPost.to("/groups/" + group + "#session-" + session, changed.position());
  }

  @PostMapping("/api/groups/{group}/sessions/{session}/cancel")
  PlanSessionResponse cancel(
      @PathVariable UUID group,
      @PathVariable UUID session,
      @Valid @RequestBody CancelSessionRequest form,
      CurrentUser user) {
    return planSessions.cancel(new GroupId(group), new SessionId(session), form, user);
  }

  @PostMapping("/groups/{group}/sessions/{session}/cancel")
  ResponseEntity<Void> cancelOnPage(
      @PathVariable UUID group,
      @PathVariable UUID session,
      @Valid @ModelAttribute CancelSessionRequest form,
      CurrentUser user) {
    var cancelled = planSessions.cancel(new GroupId(group), new SessionId(session), form, user);
    return onward(group, cancelled.position());
  }

  /** Why a session keeps its date, as submitted. */
  record DateAcceptanceRequest(@Nullable @Size(max = 500) String reason) {}

  @PostMapping("/api/groups/{group}/sessions/{session}/date/acceptance")
  PlanSessionResponse acceptDate(
      @PathVariable UUID group,
      @PathVariable UUID session,
      @Valid @RequestBody(required = false) @Nullable DateAcceptanceRequest acceptance,
      CurrentUser user) {
    var reason = acceptance == null ? null : acceptance.reason();
    return planSessions.acceptDate(new GroupId(group), new SessionId(session), reason, user);
  }

  @PostMapping("/groups/{group}/sessions/{session}/date/acceptance")
  ResponseEntity<Void> acceptDateOnPage(
      @PathVariable UUID group,
      @PathVariable UUID session,
      @Valid @ModelAttribute DateAcceptanceRequest acceptance,
      CurrentUser user) {
    return onward(group, acceptDate(group, session, acceptance, user).position());
  }

  private static ResponseEntity<Void> onward(UUID group, long position) {
    return RedirectAfterPost.to("/groups/" + group, position);
  }
}
