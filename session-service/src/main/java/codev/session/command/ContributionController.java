package codev.session.command;

import codev.infra.eventstore.axon.CommandResult;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.security.CurrentUser;
import codev.session.domain.SessionCommand.*;
import codev.session.domain.contract.Terms;
import codev.session.domain.contribution.Contribution;
import codev.session.domain.template.ContributionKind;
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

/** JSON: contributions, private notes, and the contract. */
@RestController
@RequestMapping("/api/sessions/{session}")
class ContributionController {
  private final CommandSender commands;
  private final CommandActorFactory actors;

  ContributionController(CommandSender commands, CommandActorFactory actors) {
    this.commands = commands;
    this.actors = actors;
  }

  /**
   * @param speaker the author, where the facilitator types for others; left out: the caller
   */
  record ContributionRequest(
      @Nullable UUID id,
      @NotNull ContributionKind kind,
      @NotBlank @Size(max = 10_000) String text,
      @Nullable UUID inReplyTo,
      @Nullable @Size(max = 100) @JsonProperty("for") String speaker) {}

  @PostMapping("/contributions")
  @ResponseStatus(HttpStatus.CREATED)
  CreatedResponse contribute(
      @PathVariable UUID session,
      @Valid @RequestBody ContributionRequest request,
      CurrentUser who) {
    var actor = actors.of(who, session, request.speaker());
    var id = request.id() == null ? UUID.randomUUID() : request.id();
    var contribution =
        new Contribution(
            new ContributionId(id),
            request.kind(),
            actor.encrypt("contribution/" + id, request.text()),
            request.inReplyTo() == null ? null : new ContributionId(request.inReplyTo()));
    var receipt =
        commands.send(
            actor.command(
                new Contribute(actor.session(), contribution, actor.username(), actor.now())));
    return new CreatedResponse(id, receipt.position());
  }

  record MarkRequest(@NotNull Boolean marked) {}

  /** Visible only to the client who marks. */
  @PostMapping("/contributions/{contribution}/marks")
  CommandResult mark(
      @PathVariable UUID session,
      @PathVariable UUID contribution,
      @Valid @RequestBody MarkRequest mark,
      CurrentUser who) {
    var actor = actors.of(who, session);
    return commands.send(
        new MarkContribution(
            actor.session(),
            new ContributionId(contribution),
            mark.marked(),
            actor.username(),
            actor.now()));
  }

  record RatingRequest(@NotNull @Min(1) @Max(5) Integer rating) {}

  @PostMapping("/contributions/{contribution}/ratings")
  CommandResult rate(
      @PathVariable UUID session,
      @PathVariable UUID contribution,
      @Valid @RequestBody RatingRequest rating,
      CurrentUser who) {
    var actor = actors.of(who, session);
    return commands.send(
        new RateReformulation(
            actor.session(),
            new ContributionId(contribution),
            rating.rating(),
            actor.username(),
            actor.now()));
  }

  record NoteRequest(@Nullable UUID id, @NotBlank @Size(max = 10_000) String text) {}

  @PostMapping("/notes")
  @ResponseStatus(HttpStatus.CREATED)
  CreatedResponse note(
      @PathVariable UUID session, @Valid @RequestBody NoteRequest request, CurrentUser who) {
    var actor = actors.of(who, session);
    var id = request.id() == null ? UUID.randomUUID() : request.id();
    var text = actor.encrypt("note/" + id, request.text());
    var receipt =
        commands.send(
            new TakeNote(actor.session(), new NoteId(id), text, actor.username(), actor.now()));
    return new CreatedResponse(id, receipt.position());
  }

  record DisownRequest(@NotNull UUID entryId) {}

  /** For an entry that the facilitator wrote down for the caller, who does not stand by it. */
  @PostMapping("/disowned-entries")
  CommandResult disown(
      @PathVariable UUID session, @Valid @RequestBody DisownRequest request, CurrentUser who) {
    var actor = actors.of(who, session);
    var entry = request.entryId().toString();
    return commands.send(new DisownWords(actor.session(), entry, actor.username(), actor.now()));
  }

  record ContractRequest(
      @NotBlank @Size(max = 10_000) String problem,
      @NotBlank @Size(max = 10_000) String objective,
      @NotNull List<Terms.@NotNull Help> help,
      @Nullable @Size(max = 10_000) String limits,
      @Nullable @Size(max = 100) @JsonProperty("for") String speaker) {}

  record ContractVersionResponse(int version, long position) {}

  @PostMapping("/contract")
  ContractVersionResponse redefine(
      @PathVariable UUID session, @Valid @RequestBody ContractRequest request, CurrentUser who) {
    var actor = actors.of(who, session, request.speaker());
    var terms =
        new Terms(
            actor.encrypt("contract/problem", request.problem()),
            actor.encrypt("contract/objective", request.objective()),
            request.help(),
            actor.encryptNullable("contract/limits", request.limits()));
    var receipt =
        commands.send(
            actor.command(
                new RedefineContract(actor.session(), terms, actor.username(), actor.now())));
    return new ContractVersionResponse(receipt.answer(Integer.class), receipt.position());
  }

  record ContractAnswerRequest(
      @NotNull Integer version,
      @NotNull Boolean accepted,
      @Nullable @Size(max = 10_000) String reservation,
      @Nullable @Size(max = 100) @JsonProperty("for") String speaker) {}

  @PostMapping("/contract/acceptances")
  CommandResult answer(
      @PathVariable UUID session,
      @Valid @RequestBody ContractAnswerRequest answer,
      CurrentUser who) {
    var actor = actors.of(who, session, answer.speaker());
    var reservation =
        actor.encryptNullable("reservation/" + answer.version(), answer.reservation());
    return commands.send(
        actor.command(
            new AnswerContract(
                actor.session(),
                answer.version(),
                answer.accepted(),
                reservation,
                actor.username(),
                actor.now())));
  }
}
