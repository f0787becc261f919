package codev.group.planning;

import codev.group.domain.GroupId;
import codev.group.domain.SessionId;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.security.CurrentUser;
import jakarta.validation.Valid;
import java.util.UUID;
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
public class PlanSessionController {
  private final SessionPlanner planSessions;

  PlanSessionController(SessionPlanner planSessions) {
    this.planSessions = planSessions;
  }

  @PostMapping("/api/groups/{group}/sessions")
  @ResponseStatus(HttpStatus.CREATED)
  PlanSessionResponse plan(
      @PathVariable UUID group, @Valid @RequestBody SessionRequest form, CurrentUser who) {
    return planSessions.plan(new GroupId(group), form, who);
  }

  @PostMapping("/groups/{group}/sessions")
  ResponseEntity<Void> planOnPage(
      @PathVariable UUID group, @Valid @ModelAttribute SessionForm form, CurrentUser who) {
    return onward(group, planSessions.plan(new GroupId(group), form.inUtc(), who).position());
  }

  @PostMapping("/api/groups/{group}/sessions/cycle")
  @ResponseStatus(HttpStatus.CREATED)
  PlanSeriesResponse planCycle(
      @PathVariable UUID group, @Valid @RequestBody SessionSeriesRequest form, CurrentUser who) {
    return planSessions.planSeries(new GroupId(group), form, who);
  }

  @PostMapping("/groups/{group}/sessions/cycle")
  ResponseEntity<Void> planCycleOnPage(
      @PathVariable UUID group, @Valid @ModelAttribute SessionSeriesRequest form, CurrentUser who) {
    return onward(group, planSessions.planSeries(new GroupId(group), form, who).position());
  }

  @PostMapping("/api/groups/{group}/sessions/{session}/move")
  PlanSessionResponse move(
      @PathVariable UUID group,
      @PathVariable UUID session,
      @Valid @RequestBody MoveSessionRequest form,
      CurrentUser who) {
    return planSessions.move(new GroupId(group), new SessionId(session), form, who);
  }

  @PostMapping("/groups/{group}/sessions/{session}/move")
  ResponseEntity<Void> moveOnPage(
      @PathVariable UUID group,
      @PathVariable UUID session,
      @Valid @ModelAttribute MoveSessionRequest.OnPage form,
      CurrentUser who) {
    var moved = planSessions.move(new GroupId(group), new SessionId(session), form.inUtc(), who);
    return onward(group, moved.position());
  }

  @PostMapping("/api/groups/{group}/sessions/{session}/cancel")
  PlanSessionResponse cancel(
      @PathVariable UUID group,
      @PathVariable UUID session,
      @Valid @RequestBody CancelSessionRequest form,
      CurrentUser who) {
    return planSessions.cancel(new GroupId(group), new SessionId(session), form, who);
  }

  @PostMapping("/groups/{group}/sessions/{session}/cancel")
  ResponseEntity<Void> cancelOnPage(
      @PathVariable UUID group,
      @PathVariable UUID session,
      @Valid @ModelAttribute CancelSessionRequest form,
      CurrentUser who) {
    var cancelled = planSessions.cancel(new GroupId(group), new SessionId(session), form, who);
    return onward(group, cancelled.position());
  }

  private static ResponseEntity<Void> onward(UUID group, long position) {
    return RedirectAfterPost.to("/groups/" + group, position);
  }
}
