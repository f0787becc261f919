package codev.infra.web;

import codev.infra.eventstore.log.EventLog;
import codev.infra.projections.Rebuild;
import codev.infra.projections.Rebuild.Progress;
import codev.infra.projections.RebuildRequests;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.problem.Refusal;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * HTTP endpoint that starts a rebuild of a service's views, for who manages the organisation and
 * for its auditors, who check that pages show what the log holds. Its path is the service's setting
 * {@code codev.rebuilds.path}.
 */
@RestController
@RequestMapping("${codev.rebuilds.path}")
@RequiredAccess(AccessPolicy.ORGANISATION_OPERATOR)
record ProjectionRebuildController(RebuildRequests rebuilds, EventLog log) {
  /**
   * @param id the same again is the same rebuild
   */
  record RebuildRequest(@Nullable UUID id) {}

  /**
   * @param position of the log when it was asked for
   */
  record RequestedRebuild(UUID id, long position) {}

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  RequestedRebuild ask(
      @RequestBody(required = false) @Nullable RebuildRequest request, CurrentUser user) {
    var id = request == null || request.id() == null ? UUID.randomUUID() : request.id();
    var rebuild =
        rebuilds
            .request(id, user.username(), log.head().position())
            .orElseThrow(() -> new RefusedException(new Refusal(409, "rebuilds.one-at-a-time")));
    return new RequestedRebuild(rebuild.id(), rebuild.position());
  }

  /**
   * @param state {@code RUNNING} or {@code DONE}
   * @param progress from 0 to 1
   */
  record RebuildState(
      UUID id, String state, double progress, String by, Instant at, List<Progress> views) {}

  @GetMapping("/{id}")
  RebuildState state(@PathVariable UUID id) {
    return rebuilds
        .find(id)
        .map(ProjectionRebuildController::state)
        .orElseThrow(RefusedException::notFound);
  }

  private static RebuildState state(Rebuild rebuild) {
    return new RebuildState(
        rebuild.id(),
        rebuild.isDone() ? "DONE" : "RUNNING",
        Math.round(rebuild.progress() * 1000) / 1000.0,
        rebuild.by(),
        rebuild.at(),
        rebuild.views());
  }
}
