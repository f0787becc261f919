package codev.session.command;

import codev.infra.eventstore.axon.CommandResult;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.projections.View;
import codev.infra.web.security.CurrentUser;
import codev.session.domain.SessionCommand.*;
import codev.session.domain.preparation.QuorumDecision;
import codev.session.domain.value.CommandId;
import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import codev.session.reference.PersonName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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

/** JSON: what the facilitator alone does: open, steps, time, floor, hide, hand over, close. */
@RestController
@RequestMapping("/api/sessions/{session}")
class FacilitationController {
  private final CommandSender commands;
  private final CommandActorFactory actors;
  private final SessionOpeningFactsCollector opening;
  private final View<PersonName> people;

  FacilitationController(
      CommandSender commands,
      CommandActorFactory actors,
      SessionOpeningFactsCollector opening,
      View<PersonName> people) {
    this.commands = commands;
    this.actors = actors;
    this.opening = opening;
    this.people = people;
  }

  @PostMapping("/open")
  CommandResult open(@PathVariable UUID session, CurrentUser who) {
    return commands.send(opening.of(actors.of(who, session)));
  }

  record CloseRequest(@Nullable @Size(max = 2_000) String reason) {}

  @PostMapping("/close")
  CommandResult close(
      @PathVariable UUID session,
      @Valid @RequestBody(required = false) @Nullable CloseRequest because,
      CurrentUser who) {
    var actor = actors.of(who, session);
    var reason = actor.encryptNullable("close", because == null ? null : because.reason());
    return commands.send(new CloseSession(actor.session(), reason, actor.username(), actor.now()));
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
    @Nullable CommandId move() {
      return id == null ? null : new CommandId(id);
    }
  }

  record NextStepResponse(Step step, long position) {}

  @PostMapping("/steps/next")
  NextStepResponse next(
      @PathVariable UUID session, @Valid @RequestBody StepRequest move, CurrentUser who) {
    var actor = actors.of(who, session);
    var reason = actor.encryptNullable("next/" + move.from(), move.reason());
    var receipt =
        commands.send(
            new GoToNextStep(
                actor.session(), move.from(), reason, move.move(), actor.username(), actor.now()));
    return new NextStepResponse(receipt.answer(Step.class), receipt.position());
  }

  @PostMapping("/steps/back")
  NextStepResponse back(
      @PathVariable UUID session, @Valid @RequestBody StepRequest move, CurrentUser who) {
    var actor = actors.of(who, session);
    var reason = actor.encryptNullable("back/" + move.from(), move.reason());
    var receipt =
        commands.send(
            new GoBack(
                actor.session(), move.from(), reason, move.move(), actor.username(), actor.now()));
    return new NextStepResponse(receipt.answer(Step.class), receipt.position());
  }

  /** With {@code minutes} it is a break, whose end is shown to everybody. */
  @PostMapping("/steps/pause")
  CommandResult pause(
      @PathVariable UUID session, @Valid @RequestBody StepRequest move, CurrentUser who) {
    var actor = actors.of(who, session);
    var reason = actor.encryptNullable("pause/" + move.from(), move.reason());
    if (move.minutes() != null)
      return commands.send(
          new BeginBreak(
              actor.session(),
              move.from(),
              move.minutes(),
              reason,
              move.move(),
              actor.username(),
              actor.now()));
    return commands.send(
        new PauseSession(
            actor.session(), move.from(), reason, move.move(), actor.username(), actor.now()));
  }

  @PostMapping("/steps/resume")
  CommandResult resume(
      @PathVariable UUID session, @Valid @RequestBody StepRequest move, CurrentUser who) {
    var actor = actors.of(who, session);
    return commands.send(
        new ResumeSession(
            actor.session(), move.from(), move.move(), actor.username(), actor.now()));
  }

  @PostMapping("/steps/extend")
  CommandResult extend(
      @PathVariable UUID session, @Valid @RequestBody StepRequest move, CurrentUser who) {
    var actor = actors.of(who, session);
    var reason = actor.encryptNullable("extend/" + move.from(), move.reason());
    var minutes = move.minutes() == null ? 0 : move.minutes();
    return commands.send(
        new ExtendStep(
            actor.session(),
            move.from(),
            minutes,
            reason,
            move.move(),
            actor.username(),
            actor.now()));
  }

  /**
   * @param id of the command, as of every step
   * @param from the step that the facilitator saw; left out: at whatever step
   * @param to a member who is there; left out: nobody has the floor any longer
   */
  record FloorRequest(
      @Nullable UUID id, @Nullable Step from, @Nullable @Size(min = 1, max = 100) String to) {}

  /** Whose turn it is to speak, for everybody to see, until the step ends. */
  @PostMapping("/floor")
  CommandResult giveFloor(
      @PathVariable UUID session, @Valid @RequestBody FloorRequest floor, CurrentUser who) {
    var actor = actors.of(who, session);
    var to = floor.to() == null ? null : new Username(floor.to());
    var move = floor.id() == null ? null : new CommandId(floor.id());
    return commands.send(
        new GiveFloor(actor.session(), floor.from(), to, move, actor.username(), actor.now()));
  }

  record HideRequest(@NotNull UUID entryId, @Nullable @Size(max = 2_000) String reason) {}

  @PostMapping("/hidden-entries")
  CommandResult hide(
      @PathVariable UUID session, @Valid @RequestBody HideRequest hidden, CurrentUser who) {
    var actor = actors.of(who, session);
    var entry = hidden.entryId().toString();
    var reason = actor.encryptNullable("hide/" + entry, hidden.reason());
    return commands.send(
        new HideEntry(actor.session(), entry, reason, actor.username(), actor.now()));
  }

  record SubstituteRequest(
      @NotBlank @Size(max = 100) String username, @NotBlank @Size(max = 2_000) String reason) {}

  @PostMapping("/substitute")
  CommandResult handOver(
      @PathVariable UUID session,
      @Valid @RequestBody SubstituteRequest substitute,
      CurrentUser who) {
    var actor = actors.of(who, session);
    var to = new Username(substitute.username());
    var reason = actor.encrypt("substitute/" + to, substitute.reason());
    var known = people.find(to.value()).isPresent();
    return commands.send(
        new HandOverChair(actor.session(), to, known, reason, actor.username(), actor.now()));
  }

  record QuorumDecisionRequest(
      @NotNull QuorumDecision decision, @NotBlank @Size(max = 2_000) String reason) {}

  /** What becomes of a session that too few have come to. */
  @PostMapping("/quorum-decision")
  CommandResult decide(
      @PathVariable UUID session,
      @Valid @RequestBody QuorumDecisionRequest decided,
      CurrentUser who) {
    var actor = actors.of(who, session);
    var reason = actor.encrypt("quorum/" + decided.decision(), decided.reason());
    return commands.send(
        new DecideOnQuorum(
            actor.session(), decided.decision(), reason, actor.username(), actor.now()));
  }
}
