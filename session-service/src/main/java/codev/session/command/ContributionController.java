package codev.session.command;

import codev.infra.eventstore.CommandResult;
import codev.infra.eventstore.CommandSender;
import codev.infra.web.security.CurrentUser;
import codev.session.domain.SessionCommand.*;
import codev.session.domain.contract.Terms;
import codev.session.domain.contribution.Contribution;
import codev.session.domain.contribution.ContributionKind;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.NoteId;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What is said aloud, noted in private, and agreed, over HTTP. */
@RestController
@RequestMapping("/api/sessions/{session}")
class ContributionController {
  private final CommandSender commands;
  private final CommandActorFactory voices;

  ContributionController(CommandSender commands, CommandActorFactory voices) {
    this.commands = commands;
    this.voices = voices;
  }

  /**
   * @param speaker who says it, where the facilitator types for others; left out: whoever asks
   */
  record Said(
      @Nullable UUID id,
      @NotNull ContributionKind kind,
      @NotBlank @Size(max = 10_000) String text,
      @Nullable UUID inReplyTo,
      @Nullable @Size(max = 100) @JsonProperty("for") String speaker) {}

  @PostMapping("/contributions")
  @ResponseStatus(HttpStatus.CREATED)
  CreatedResponse contribute(
      @PathVariable UUID session, @Valid @RequestBody Said said, CurrentUser who) {
    var voice = voices.of(who, session, said.speaker());
    var id = said.id() == null ? UUID.randomUUID() : said.id();
    var contribution =
        new Contribution(
            new ContributionId(id),
            said.kind(),
            voice.says("contribution/" + id, said.text()),
            said.inReplyTo() == null ? null : new ContributionId(said.inReplyTo()));
    var receipt =
        commands.send(
            voice.asks(
                new Contribute(voice.session(), contribution, voice.username(), voice.now())));
    return new CreatedResponse(id, receipt.position());
  }

  record Mark(@NotNull Boolean marked) {}

  /** Only the client who marks will ever see it. */
  @PostMapping("/contributions/{contribution}/marks")
  CommandResult mark(
      @PathVariable UUID session,
      @PathVariable UUID contribution,
      @Valid @RequestBody Mark mark,
      CurrentUser who) {
    var voice = voices.of(who, session);
    return commands.send(
        new MarkContribution(
            voice.session(),
            new ContributionId(contribution),
            mark.marked(),
            voice.username(),
            voice.now()));
  }

  record Rating(@NotNull @Min(1) @Max(5) Integer rating) {}

  @PostMapping("/contributions/{contribution}/ratings")
  CommandResult rate(
      @PathVariable UUID session,
      @PathVariable UUID contribution,
      @Valid @RequestBody Rating rating,
      CurrentUser who) {
    var voice = voices.of(who, session);
    return commands.send(
        new RateReformulation(
            voice.session(),
            new ContributionId(contribution),
            rating.rating(),
            voice.username(),
            voice.now()));
  }

  record Noted(@Nullable UUID id, @NotBlank @Size(max = 10_000) String text) {}

  @PostMapping("/notes")
  @ResponseStatus(HttpStatus.CREATED)
  CreatedResponse note(
      @PathVariable UUID session, @Valid @RequestBody Noted noted, CurrentUser who) {
    var voice = voices.of(who, session);
    var id = noted.id() == null ? UUID.randomUUID() : noted.id();
    var text = voice.says("note/" + id, noted.text());
    var receipt =
        commands.send(
            new TakeNote(voice.session(), new NoteId(id), text, voice.username(), voice.now()));
    return new CreatedResponse(id, receipt.position());
  }

  record Disowned(@NotNull UUID entryId) {}

  /** What the facilitator took down from whoever asks, and they did not say, or not so. */
  @PostMapping("/disowned-entries")
  CommandResult disown(
      @PathVariable UUID session, @Valid @RequestBody Disowned disowned, CurrentUser who) {
    var voice = voices.of(who, session);
    var entry = disowned.entryId().toString();
    return commands.send(new DisownWords(voice.session(), entry, voice.username(), voice.now()));
  }

  record Request(
      @NotBlank @Size(max = 10_000) String problem,
      @NotBlank @Size(max = 10_000) String objective,
      @NotNull List<Terms.@NotNull Help> help,
      @Nullable @Size(max = 10_000) String limits,
      @Nullable @Size(max = 100) @JsonProperty("for") String speaker) {}

  record ContractVersion(int version, long position) {}

  @PostMapping("/contract")
  ContractVersion redefine(
      @PathVariable UUID session, @Valid @RequestBody Request request, CurrentUser who) {
    var voice = voices.of(who, session, request.speaker());
    var terms =
        new Terms(
            voice.says("contract/problem", request.problem()),
            voice.says("contract/objective", request.objective()),
            request.help(),
            voice.maySay("contract/limits", request.limits()));
    var receipt =
        commands.send(
            voice.asks(
                new RedefineContract(voice.session(), terms, voice.username(), voice.now())));
    return new ContractVersion(receipt.answer(Integer.class), receipt.position());
  }

  record Answer(
      @NotNull Integer version,
      @NotNull Boolean accepted,
      @Nullable @Size(max = 10_000) String reservation,
      @Nullable @Size(max = 100) @JsonProperty("for") String speaker) {}

  @PostMapping("/contract/acceptances")
  CommandResult answer(
      @PathVariable UUID session, @Valid @RequestBody Answer answer, CurrentUser who) {
    var voice = voices.of(who, session, answer.speaker());
    var reservation = voice.maySay("reservation/" + answer.version(), answer.reservation());
    return commands.send(
        voice.asks(
            new AnswerContract(
                voice.session(),
                answer.version(),
                answer.accepted(),
                reservation,
                voice.username(),
                voice.now())));
  }
}
