package codev.session.command;

import codev.infra.eventstore.CommandResult;
import codev.infra.eventstore.CommandSender;
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

/** The facilitator's acts, over HTTP. */
@RestController
@RequestMapping("/api/sessions/{session}")
class FacilitationController {
  private final CommandSender commands;
  private final CommandActorFactory voices;
  private final SessionOpeningContext opening;
  private final View<PersonName> people;

  FacilitationController(
      CommandSender commands,
      CommandActorFactory voices,
      SessionOpeningContext opening,
      View<PersonName> people) {
    this.commands = commands;
    this.voices = voices;
    this.opening = opening;
    this.people = people;
  }

  @PostMapping("/open")
  CommandResult open(@PathVariable UUID session, CurrentUser who) {
    return commands.send(opening.of(voices.of(who, session)));
  }

  record Because(@Nullable @Size(max = 2_000) String reason) {}

  @PostMapping("/close")
  CommandResult close(
      @PathVariable UUID session,
      @Valid @RequestBody(required = false) @Nullable Because because,
      CurrentUser who) {
    var voice = voices.of(who, session);
    var reason = voice.maySay("close", because == null ? null : because.reason());
    return commands.send(new CloseSession(voice.session(), reason, voice.username(), voice.now()));
  }

  /**
   * @param id sent again with the same, it is the same move; left out, {@code from} alone guards
   * @param from the step that the facilitator saw
   */
  record Move(
      @Nullable UUID id,
      @NotNull Step from,
      @Nullable @Size(max = 2_000) String reason,
      @Nullable @Min(1) @Max(120) Integer minutes) {
    @Nullable CommandId move() {
      return id == null ? null : new CommandId(id);
    }
  }

  record NextStep(Step step, long position) {}

  @PostMapping("/steps/next")
  NextStep next(@PathVariable UUID session, @Valid @RequestBody Move move, CurrentUser who) {
    var voice = voices.of(who, session);
    var reason = voice.maySay("next/" + move.from(), move.reason());
    var receipt =
        commands.send(
            new GoToNextStep(
                voice.session(), move.from(), reason, move.move(), voice.username(), voice.now()));
    return new NextStep(receipt.answer(Step.class), receipt.position());
  }

  @PostMapping("/steps/back")
  NextStep back(@PathVariable UUID session, @Valid @RequestBody Move move, CurrentUser who) {
    var voice = voices.of(who, session);
    var reason = voice.maySay("back/" + move.from(), move.reason());
    var receipt =
        commands.send(
            new GoBack(
                voice.session(), move.from(), reason, move.move(), voice.username(), voice.now()));
    return new NextStep(receipt.answer(Step.class), receipt.position());
  }

  /** With {@code minutes} it is a break: everybody is told when it ends. */
  @PostMapping("/steps/pause")
  CommandResult pause(@PathVariable UUID session, @Valid @RequestBody Move move, CurrentUser who) {
    var voice = voices.of(who, session);
    var reason = voice.maySay("pause/" + move.from(), move.reason());
    if (move.minutes() != null)
      return commands.send(
          new BeginBreak(
              voice.session(),
              move.from(),
              move.minutes(),
              reason,
              move.move(),
              voice.username(),
              voice.now()));
    return commands.send(
        new PauseSession(
            voice.session(), move.from(), reason, move.move(), voice.username(), voice.now()));
  }

  @PostMapping("/steps/resume")
  CommandResult resume(@PathVariable UUID session, @Valid @RequestBody Move move, CurrentUser who) {
    var voice = voices.of(who, session);
    return commands.send(
        new ResumeSession(
            voice.session(), move.from(), move.move(), voice.username(), voice.now()));
  }

  @PostMapping("/steps/extend")
  CommandResult extend(@PathVariable UUID session, @Valid @RequestBody Move move, CurrentUser who) {
    var voice = voices.of(who, session);
    var reason = voice.maySay("extend/" + move.from(), move.reason());
    var minutes = move.minutes() == null ? 0 : move.minutes();
    return commands.send(
        new ExtendStep(
            voice.session(),
            move.from(),
            minutes,
            reason,
            move.move(),
            voice.username(),
            voice.now()));
  }

  /**
   * @param id as of every move
   * @param from the step that the facilitator saw; left out: at whatever step
   * @param to a member who is there; left out: nobody has the floor any longer
   */
  record Floor(
      @Nullable UUID id, @Nullable Step from, @Nullable @Size(min = 1, max = 100) String to) {}

  /** Whose turn it is to speak, for everybody to see, until the step ends. */
  @PostMapping("/floor")
  CommandResult giveFloor(
      @PathVariable UUID session, @Valid @RequestBody Floor floor, CurrentUser who) {
    var voice = voices.of(who, session);
    var to = floor.to() == null ? null : new Username(floor.to());
    var move = floor.id() == null ? null : new CommandId(floor.id());
    return commands.send(
        new GiveFloor(voice.session(), floor.from(), to, move, voice.username(), voice.now()));
  }

  record Hidden(@NotNull UUID entryId, @Nullable @Size(max = 2_000) String reason) {}

  @PostMapping("/hidden-entries")
  CommandResult hide(
      @PathVariable UUID session, @Valid @RequestBody Hidden hidden, CurrentUser who) {
    var voice = voices.of(who, session);
    var entry = hidden.entryId().toString();
    var reason = voice.maySay("hide/" + entry, hidden.reason());
    return commands.send(
        new HideEntry(voice.session(), entry, reason, voice.username(), voice.now()));
  }

  record Substitute(
      @NotBlank @Size(max = 100) String username, @NotBlank @Size(max = 2_000) String reason) {}

  @PostMapping("/substitute")
  CommandResult handOver(
      @PathVariable UUID session, @Valid @RequestBody Substitute substitute, CurrentUser who) {
    var voice = voices.of(who, session);
    var to = new Username(substitute.username());
    var reason = voice.says("substitute/" + to, substitute.reason());
    var known = people.find(to.value()).isPresent();
    return commands.send(
        new HandOverChair(voice.session(), to, known, reason, voice.username(), voice.now()));
  }

  record OnQuorum(@NotNull QuorumDecision decision, @NotBlank @Size(max = 2_000) String reason) {}

  /** What becomes of a session that too few have come to. */
  @PostMapping("/quorum-decision")
  CommandResult decide(
      @PathVariable UUID session, @Valid @RequestBody OnQuorum decided, CurrentUser who) {
    var voice = voices.of(who, session);
    var reason = voice.says("quorum/" + decided.decision(), decided.reason());
    return commands.send(
        new DecideOnQuorum(
            voice.session(), decided.decision(), reason, voice.username(), voice.now()));
  }
}
