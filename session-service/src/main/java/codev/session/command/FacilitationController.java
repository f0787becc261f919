package codev.session.command;

import codev.infra.eventstore.axon.CommandResult;
import codev.infra.projections.ReadModel;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.identity.UsernameSpelling;
import codev.infra.web.security.CurrentUser;
import codev.session.domain.SessionCommand.*;
import codev.session.domain.preparation.QuorumDecision;
import codev.session.domain.value.CommandId;
import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import codev.session.reference.PersonName;
import codev.session.reference.ProgrammeOversight;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** JSON: what the facilitator alone does: open, steps, time, floor, hide, hand over, close. */
@RestController
@RequestMapping("/api/sessions/{session}")
@RequiredAccess(AccessPolicy.SESSION_FACILITATOR)
record FacilitationController(
    CommandActorFactory actors,
    OpenSessionFactory opening,
    ReadModel<PersonName> people,
    ProgrammeOversight oversight,
    UsernameSpelling spelling) {
  record OpenRequest(
      @Nullable
          @Size(max = 2_000)
          @Pattern(
              regexp = ".*\\S.*",
              flags = Pattern.Flag.DOTALL,
              message = "{jakarta.validation.constraints.NotBlank.message}")
          String reason) {}

  /** With {@code reason} also where members have not accepted the charter of the group. */
  @PostMapping("/open")
  CommandResult open(
      @PathVariable UUID session,
      @Valid @RequestBody(required = false) @Nullable OpenRequest because,
      CurrentUser user) {
    var actor = actors.of(user, session);
    var reason = actor.encryptNullable("open", because == null ? null : because.reason());
    return actor.send(opening.of(actor, reason));
  }

  record CloseRequest(@Nullable @Size(max = 2_000) String reason) {}

  @PostMapping("/close")
  CommandResult close(
      @PathVariable UUID session,
      @Valid @RequestBody(required = false) @Nullable CloseRequest because,
      CurrentUser user) {
    var actor = actors.of(user, session);
    var reason = actor.encryptNullable("close", because == null ? null : because.reason());
    return actor.send(new CloseSession(actor.session(), reason, actor.username(), actor.now()));
  }

  /**
   * @param id of the command: sent again with the same id it is answered as the first time;
   *     optional
   * @param from the step that the facilitator saw
   */
  record StepRequest(
      @Nullable UUID id,
      @NotNull Step from,
      @Nullable @Size(max = 2_000) String reason,
      @Nullable @Min(1) @Max(120) Integer minutes) {
    @Nullable CommandId commandId() {
      return id == null ? null : new CommandId(id);
    }
  }

  record NextStepResponse(Step step, long position) {}

  @PostMapping("/steps/next")
  NextStepResponse next(
      @PathVariable UUID session, @Valid @RequestBody StepRequest step, CurrentUser user) {
    var actor = actors.of(user, session);
    var reason = actor.encryptNullable("next/" + step.from(), step.reason());
    var result =
        actor.send(
            new GoToNextStep(
                actor.session(),
                step.from(),
                reason,
                step.commandId(),
                actor.username(),
                actor.now()));
    return new NextStepResponse(result.answer(Step.class), result.position());
  }

  @PostMapping("/steps/back")
  NextStepResponse back(
      @PathVariable UUID session, @Valid @RequestBody StepRequest step, CurrentUser user) {
    var actor = actors.of(user, session);
    var reason = actor.encryptNullable("back/" + step.from(), step.reason());
    var result =
        actor.send(
            new GoBack(
                actor.session(),
                step.from(),
                reason,
                step.commandId(),
                actor.username(),
                actor.now()));
    return new NextStepResponse(result.answer(Step.class), result.position());
  }

  /** With {@code minutes} it is a break, whose end is shown to everybody. */
  @PostMapping("/steps/pause")
  CommandResult pause(
      @PathVariable UUID session, @Valid @RequestBody StepRequest step, CurrentUser user) {
    var actor = actors.of(user, session);
    var reason = actor.encryptNullable("pause/" + step.from(), step.reason());
    if (step.minutes() != null)
      return actor.send(
          new BeginBreak(
              actor.session(),
              step.from(),
              step.minutes(),
              reason,
              step.commandId(),
              actor.username(),
              actor.now()));
    return actor.send(
        new PauseSession(
            actor.session(), step.from(), reason, step.commandId(), actor.username(), actor.now()));
  }

  @PostMapping("/steps/resume")
  CommandResult resume(
      @PathVariable UUID session, @Valid @RequestBody StepRequest step, CurrentUser user) {
    var actor = actors.of(user, session);
    return actor.send(
        new ResumeSession(
            actor.session(), step.from(), step.commandId(), actor.username(), actor.now()));
  }

  @PostMapping("/steps/extend")
  CommandResult extend(
      @PathVariable UUID session, @Valid @RequestBody StepRequest step, CurrentUser user) {
    var actor = actors.of(user, session);
    var reason = actor.encryptNullable("extend/" + step.from(), step.reason());
    var minutes = step.minutes() == null ? 0 : step.minutes();
    return actor.send(
        new ExtendStep(
            actor.session(),
            step.from(),
            minutes,
            reason,
            step.commandId(),
            actor.username(),
            actor.now()));
  }

  /**
   * @param id of the command, as of every step
   * @param from the step that the facilitator saw; left out: at whatever step
   * @param to a member who is there; left out: nobody has the floor any longer
   */
  record FloorRequest(
      @Nullable UUID id,
      @Nullable Step from,
      @Nullable @Size(min = 1, max = 100, message = "{request.length}") String to) {}

  /** Whose turn it is to speak, for everybody to see, until the step ends. */
  @PostMapping("/floor")
  CommandResult giveFloor(
      @PathVariable UUID session, @Valid @RequestBody FloorRequest floor, CurrentUser user) {
    var actor = actors.of(user, session);
    var to = floor.to() == null ? null : new Username(spelling.of(floor.to()));
    var commandId = floor.id() == null ? null : new CommandId(floor.id());
    return actor.send(
        new GiveFloor(actor.session(), floor.from(), to, commandId, actor.username(), actor.now()));
  }

  record HideRequest(@NotNull UUID entryId, @Nullable @Size(max = 2_000) String reason) {}

  @PostMapping("/hidden-entries")
  CommandResult hide(
      @PathVariable UUID session, @Valid @RequestBody HideRequest hidden, CurrentUser user) {
    var actor = actors.of(user, session);
    var entry = hidden.entryId().toString();
    var reason = actor.encryptNullable("hide/" + entry, hidden.reason());
    return actor.send(new HideEntry(actor.session(), entry, reason, actor.username(), actor.now()));
  }

  record SubstituteRequest(
      @NotBlank @Size(max = 100) String username, @NotBlank @Size(max = 2_000) String reason) {}

  @PostMapping("/substitute")
  CommandResult handOver(
      @PathVariable UUID session,
      @Valid @RequestBody SubstituteRequest substitute,
      CurrentUser user) {
    var actor = actors.of(user, session);
    var to = resolvePerson(substitute.username());
    var reason = actor.encrypt("substitute/" + to, substitute.reason());
    var isKnown = people.find(to.value()).isPresent();
    return actor.send(
        new HandOverChair(
            actor.session(),
            to,
            isKnown,
            oversight.of(to, actor.programme().get()),
            reason,
            actor.username(),
            actor.now()));
  }

  /** Whom a user name or, where one person alone has it, a whole name means. */
  private Username resolvePerson(String typed) {
    var person = new Username(spelling.of(typed));
    if (people.find(person.value()).isPresent()) return person;
    var found = people.where("name", typed.strip());
    return found.size() == 1 ? found.getFirst().person() : person;
  }

  record QuorumDecisionRequest(
      @NotNull QuorumDecision decision, @NotBlank @Size(max = 2_000) String reason) {}

  /** What becomes of a session that too few have come to. */
  @PostMapping("/quorum-decision")
  CommandResult decide(
      @PathVariable UUID session,
      @Valid @RequestBody QuorumDecisionRequest decided,
      CurrentUser user) {
    var actor = actors.of(user, session);
    var reason = actor.encrypt("quorum/" + decided.decision(), decided.reason());
    return actor.send(
        new DecideOnQuorum(
            actor.session(), decided.decision(), reason, actor.username(), actor.now()));
  }
}
