package codev.session.facilitating;

import codev.infra.eventstore.Commands;
import codev.infra.eventstore.Receipt;
import codev.infra.pages.Who;
import codev.infra.views.View;
import codev.session.domain.*;
import codev.session.domain.SessionCommand.*;
import codev.session.groups.Acquaintance;
import codev.session.voices.Voices;
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
class FacilitatingApi {
  private final Commands commands;
  private final Voices voices;
  private final Opening opening;
  private final View<Acquaintance> people;

  FacilitatingApi(Commands commands, Voices voices, Opening opening, View<Acquaintance> people) {
    this.commands = commands;
    this.voices = voices;
    this.opening = opening;
    this.people = people;
  }

  @PostMapping("/open")
  Receipt open(@PathVariable UUID session, Who who) {
    return commands.send(opening.of(voices.of(who, session)));
  }

  record Because(@Nullable @Size(max = 2_000) String reason) {}

  @PostMapping("/close")
  Receipt close(
      @PathVariable UUID session,
      @Valid @RequestBody(required = false) @Nullable Because because,
      Who who) {
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
    @Nullable MoveId move() {
      return id == null ? null : new MoveId(id);
    }
  }

  record NextStep(Step step, long position) {}

  @PostMapping("/steps/next")
  NextStep next(@PathVariable UUID session, @Valid @RequestBody Move move, Who who) {
    var voice = voices.of(who, session);
    var reason = voice.maySay("next/" + move.from(), move.reason());
    var receipt =
        commands.send(
            new GoToNextStep(
                voice.session(), move.from(), reason, move.move(), voice.username(), voice.now()));
    return new NextStep(receipt.answer(Step.class), receipt.position());
  }

  @PostMapping("/steps/back")
  NextStep back(@PathVariable UUID session, @Valid @RequestBody Move move, Who who) {
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
  Receipt pause(@PathVariable UUID session, @Valid @RequestBody Move move, Who who) {
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
  Receipt resume(@PathVariable UUID session, @Valid @RequestBody Move move, Who who) {
    var voice = voices.of(who, session);
    return commands.send(
        new ResumeSession(
            voice.session(), move.from(), move.move(), voice.username(), voice.now()));
  }

  @PostMapping("/steps/extend")
  Receipt extend(@PathVariable UUID session, @Valid @RequestBody Move move, Who who) {
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
  Receipt giveFloor(@PathVariable UUID session, @Valid @RequestBody Floor floor, Who who) {
    var voice = voices.of(who, session);
    var to = floor.to() == null ? null : new Username(floor.to());
    var move = floor.id() == null ? null : new MoveId(floor.id());
    return commands.send(
        new GiveFloor(voice.session(), floor.from(), to, move, voice.username(), voice.now()));
  }

  record Hidden(@NotNull UUID entryId, @Nullable @Size(max = 2_000) String reason) {}

  @PostMapping("/hidden-entries")
  Receipt hide(@PathVariable UUID session, @Valid @RequestBody Hidden hidden, Who who) {
    var voice = voices.of(who, session);
    var entry = hidden.entryId().toString();
    var reason = voice.maySay("hide/" + entry, hidden.reason());
    return commands.send(
        new HideEntry(voice.session(), entry, reason, voice.username(), voice.now()));
  }

  record Substitute(
      @NotBlank @Size(max = 100) String username, @NotBlank @Size(max = 2_000) String reason) {}

  @PostMapping("/substitute")
  Receipt handOver(@PathVariable UUID session, @Valid @RequestBody Substitute substitute, Who who) {
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
  Receipt decide(@PathVariable UUID session, @Valid @RequestBody OnQuorum decided, Who who) {
    var voice = voices.of(who, session);
    var reason = voice.says("quorum/" + decided.decision(), decided.reason());
    return commands.send(
        new DecideOnQuorum(
            voice.session(), decided.decision(), reason, voice.username(), voice.now()));
  }
}
