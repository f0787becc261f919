package codev.session.command;

import codev.infra.eventstore.axon.CommandResult;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import codev.session.domain.SessionCommand.*;
import codev.session.domain.contract.Terms;
import codev.session.domain.contribution.Audience;
import codev.session.domain.contribution.Contribution;
import codev.session.domain.template.ContributionKind;
import codev.session.domain.value.CommandId;
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
@RequiredAccess(AccessPolicy.SESSION_PARTICIPANT)
record DiscussionController(CommandActorFactory actors) {
  /**
   * @param kind left out: none yet, it can be classified later
   * @param to who reads it; left out: the group, and the facilitator alone for DISCOMFORT and
   *     MESSAGE
   * @param speaker the author, where the facilitator types for others; left out: the caller
   */
  record ContributionRequest(
      @Nullable UUID id,
      @Nullable ContributionKind kind,
      @NotBlank @Size(max = 10_000) String text,
      @Nullable UUID inReplyTo,
      @Nullable Audience to,
      @Nullable @Size(max = 100) @JsonProperty("for") String speaker) {

    Audience audienceOrUsual() {
      if (to != null) return to;
      return kind != null && kind.isConfidentialUnlessChosen()
          ? Audience.FACILITATOR
          : Audience.GROUP;
    }
  }

  @PostMapping("/contributions")
  @ResponseStatus(HttpStatus.CREATED)
  CreatedResponse contribute(
      @PathVariable UUID session,
      @Valid @RequestBody ContributionRequest request,
      CurrentUser user) {
    var actor = actors.of(user, session, request.speaker());
    var id = request.id() == null ? UUID.randomUUID() : request.id();
    var contribution =
        new Contribution(
            new ContributionId(id),
            request.kind(),
            actor.encrypt("contribution/" + id, request.text()),
            request.inReplyTo() == null ? null : new ContributionId(request.inReplyTo()),
            request.audienceOrUsual());
    return actor.create(
        id, new Contribute(actor.session(), contribution, actor.username(), actor.now()));
  }

  /**
   * @param id recognises the correction when it is sent again
   * @param speaker the author, of an entry that the facilitator typed for them
   */
  record CorrectionRequest(
      @Nullable UUID id,
      @NotBlank @Size(max = 10_000) String text,
      @Nullable @Size(max = 100) @JsonProperty("for") String speaker) {}

  /** By its author, while its step lasts. */
  @PostMapping("/contributions/{contribution}/correction")
  CommandResult correct(
      @PathVariable UUID session,
      @PathVariable UUID contribution,
      @Valid @RequestBody CorrectionRequest correction,
      CurrentUser user) {
    var actor = actors.of(user, session, correction.speaker());
    return actor.send(
        new CorrectContribution(
            actor.session(),
            new ContributionId(contribution),
            actor.encrypt("contribution/" + contribution, correction.text()),
            correction.id() == null ? null : new CommandId(correction.id()),
            actor.username(),
            actor.now()));
  }

  record ClassificationRequest(@NotNull ContributionKind kind) {}

  /**
   * As a kind of its step, where it had another or none: by its author while the step lasts, by the
   * facilitator later.
   */
  @PostMapping("/contributions/{contribution}/classification")
  CommandResult classify(
      @PathVariable UUID session,
      @PathVariable UUID contribution,
      @Valid @RequestBody ClassificationRequest classified,
      CurrentUser user) {
    var actor = actors.of(user, session);
    return actor.send(
        new ClassifyContribution(
            actor.session(),
            new ContributionId(contribution),
            classified.kind(),
            actor.username(),
            actor.now()));
  }

  /**
   * @param id recognises the command when it is sent again
   */
  record WithdrawalRequest(
      @Nullable UUID id, @Nullable @Size(max = 100) @JsonProperty("for") String speaker) {

    @Nullable CommandId commandId() {
      return id == null ? null : new CommandId(id);
    }
  }

  /** By its author, while its step lasts; likewise. */
  @PostMapping("/contributions/{contribution}/withdrawal")
  CommandResult withdraw(
      @PathVariable UUID session,
      @PathVariable UUID contribution,
      @Valid @RequestBody WithdrawalRequest withdrawal,
      CurrentUser user) {
    var actor = actors.of(user, session, withdrawal.speaker());
    return actor.send(
        new WithdrawContribution(
            actor.session(),
            new ContributionId(contribution),
            withdrawal.commandId(),
            actor.username(),
            actor.now()));
  }

  /** By its author, who takes the withdrawal back while its step lasts; likewise. */
  @PostMapping("/contributions/{contribution}/restoration")
  CommandResult restore(
      @PathVariable UUID session,
      @PathVariable UUID contribution,
      @Valid @RequestBody WithdrawalRequest restoration,
      CurrentUser user) {
    var actor = actors.of(user, session, restoration.speaker());
    return actor.send(
        new RestoreContribution(
            actor.session(),
            new ContributionId(contribution),
            restoration.commandId(),
            actor.username(),
            actor.now()));
  }

  record MarkRequest(@NotNull Boolean marked) {}

  /** Visible only to the client who marks. */
  @PostMapping("/contributions/{contribution}/marks")
  CommandResult mark(
      @PathVariable UUID session,
      @PathVariable UUID contribution,
      @Valid @RequestBody MarkRequest mark,
      CurrentUser user) {
    var actor = actors.of(user, session);
    return actor.send(
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
      CurrentUser user) {
    var actor = actors.of(user, session);
    return actor.send(
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
      @PathVariable UUID session, @Valid @RequestBody NoteRequest request, CurrentUser user) {
    var actor = actors.of(user, session);
    var id = request.id() == null ? UUID.randomUUID() : request.id();
    var text = actor.encrypt("note/" + id, request.text());
    return actor.create(
        id, new TakeNote(actor.session(), new NoteId(id), text, actor.username(), actor.now()));
  }

  /** By its author, while its step lasts; its {@code id} recognises the correction. */
  @PostMapping("/notes/{note}/correction")
  CommandResult correctNote(
      @PathVariable UUID session,
      @PathVariable UUID note,
      @Valid @RequestBody NoteRequest correction,
      CurrentUser user) {
    var actor = actors.of(user, session);
    return actor.send(
        new CorrectNote(
            actor.session(),
            new NoteId(note),
            actor.encrypt("note/" + note, correction.text()),
            correction.id() == null ? null : new CommandId(correction.id()),
            actor.username(),
            actor.now()));
  }

  record DisownRequest(@NotNull UUID entryId) {}

  /** For an entry that the facilitator wrote down for the caller, who does not stand by it. */
  @PostMapping("/disowned-entries")
  CommandResult disown(
      @PathVariable UUID session, @Valid @RequestBody DisownRequest request, CurrentUser user) {
    var actor = actors.of(user, session);
    var entry = request.entryId().toString();
    return actor.send(new DisownWords(actor.session(), entry, actor.username(), actor.now()));
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
      @PathVariable UUID session, @Valid @RequestBody ContractRequest request, CurrentUser user) {
    var actor = actors.of(user, session, request.speaker());
    var terms =
        new Terms(
            actor.encrypt("contract/problem", request.problem()),
            actor.encrypt("contract/objective", request.objective()),
            request.help(),
            actor.encryptNullable("contract/limits", request.limits()));
    var result =
        actor.send(new RedefineContract(actor.session(), terms, actor.username(), actor.now()));

    return new ContractVersionResponse(result.answer(Integer.class), result.position());
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
      CurrentUser user) {
    var actor = actors.of(user, session, answer.speaker());
    var reservation =
        actor.encryptNullable("reservation/" + answer.version(), answer.reservation());
    return actor.send(
        new AnswerContract(
            actor.session(),
            answer.version(),
            answer.accepted(),
            reservation,
            actor.username(),
            actor.now()));
  }
}
