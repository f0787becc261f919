package codev.session.command;

import codev.infra.eventstore.axon.CommandResult;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.security.CurrentUser;
import codev.session.domain.SessionCommand.*;
import codev.session.domain.participants.Attendance;
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
class AttendanceController {
  private final CommandSender commands;
  private final CommandActorFactory actors;

  AttendanceController(CommandSender commands, CommandActorFactory actors) {
    this.commands = commands;
    this.actors = actors;
  }

  record AttendanceRequest(
      @NotBlank String username,
      @NotNull Attendance status,
      @Nullable @Size(max = 2_000) String reason) {}

  @PostMapping
  CommandResult mark(
      @PathVariable UUID session, @Valid @RequestBody AttendanceRequest presence, CurrentUser who) {
    var actor = actors.of(who, session);
    var member = new Username(presence.username());
    var reason = actor.encryptNullable("attendance/" + member, presence.reason());
    return commands.send(
        new MarkAttendance(
            actor.session(), member, presence.status(), reason, actor.username(), actor.now()));
  }

  /**
   * @param halfDay the one that is on, or was last, when left out
   */
  record SignatureRequest(@Nullable HalfDay halfDay) {}

  @PostMapping("/signature")
  CommandResult sign(
      @PathVariable UUID session,
      @Valid @RequestBody(required = false) @Nullable SignatureRequest signed,
      CurrentUser who) {
    var actor = actors.of(who, session);
    var halfDay = signed == null ? null : signed.halfDay();
    return commands.send(
        new SignAttendance(actor.session(), halfDay, actor.username(), actor.now()));
  }
}
