package codev.session.command;

import codev.infra.eventstore.axon.CommandResult;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.identity.UsernameSpelling;
import codev.infra.web.security.CurrentUser;
import codev.session.domain.SessionCommand.*;
import codev.session.domain.participants.AttendanceStatus;
import codev.session.domain.participants.HalfDay;
import codev.session.domain.value.Username;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** JSON: attendance, marked by the facilitator and signed by each participant. */
@RestController
@RequestMapping("/api/sessions/{session}/attendance")
record AttendanceController(CommandActorFactory actors, UsernameSpelling spelling) {
  record AttendanceRequest(
      @NotBlank String username,
      @NotNull AttendanceStatus status,
      @Nullable @Size(max = 2_000) String reason) {}

  @RequiredAccess(AccessPolicy.SESSION_FACILITATOR)
  @PostMapping
  CommandResult mark(
      @PathVariable UUID session,
      @Valid @RequestBody AttendanceRequest presence,
      CurrentUser user) {
    var actor = actors.of(user, session);
    var member = new Username(spelling.of(presence.username()));
    var reason = actor.encryptNullable("attendance/" + member, presence.reason());
    return actor.send(
        new MarkAttendance(
            actor.session(), member, presence.status(), reason, actor.username(), actor.now()));
  }

  /**
   * @param halfDay the one that is on, or was last, when left out
   */
  record SignatureRequest(@Nullable HalfDay halfDay) {}

  @RequiredAccess(AccessPolicy.SESSION_PARTICIPANT)
  @PostMapping("/signature")
  CommandResult sign(
      @PathVariable UUID session,
      @Valid @RequestBody(required = false) @Nullable SignatureRequest signed,
      CurrentUser user) {
    var actor = actors.of(user, session);
    var halfDay = signed == null ? null : signed.halfDay();
    return actor.send(new SignAttendance(actor.session(), halfDay, actor.username(), actor.now()));
  }
}
