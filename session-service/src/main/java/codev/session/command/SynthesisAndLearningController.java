package codev.session.command;

import codev.infra.eventstore.axon.CommandResult;
import codev.infra.projections.ReadModel;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import codev.session.domain.SessionCommand.*;
import codev.session.domain.learning.Evaluation;
import codev.session.domain.learning.EvaluationItem;
import codev.session.domain.learning.Learning;
import codev.session.domain.synthesis.ActionPlan;
import codev.session.domain.value.ActionId;
import codev.session.domain.value.CommandId;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.EncryptedText;
import codev.session.domain.value.LearningId;
import codev.session.domain.value.RemarkId;
import codev.session.reference.EvaluationQuestionnaire;
import codev.session.view.SessionView;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** JSON: ideas kept, synthesis, actions, learnings, remarks, evaluation. */
@RestController
@RequestMapping("/api/sessions/{session}")
@RequiredAccess(AccessPolicy.SESSION_PARTICIPANT)
record SynthesisAndLearningController(
    CommandActorFactory actors,
    EvaluationQuestionnaire questionnaire,
    ReadModel<SessionView> sessions) {
  /**
   * @param contributionIds in order of priority
   * @param speaker the client who keeps them, where the facilitator types for others; likewise
   *     below
   */
  record KeepIdeasRequest(
      @NotNull @Size(max = 500) List<@NotNull UUID> contributionIds,
      @Nullable @Size(max = 100) @JsonProperty("for") String speaker) {}

  @PostMapping("/kept-ideas")
  CommandResult keep(
      @PathVariable UUID session, @Valid @RequestBody KeepIdeasRequest request, CurrentUser user) {
    var actor = actors.of(user, session, request.speaker());
    var ideas = request.contributionIds().stream().distinct().map(ContributionId::new).toList();
    return actor.send(new KeepIdeas(actor.session(), ideas, actor.username(), actor.now()));
  }

  record SynthesisRequest(
      @NotBlank @Size(max = 10_000) String text,
      @Nullable @Size(max = 100) @JsonProperty("for") String speaker) {}

  @PostMapping("/synthesis")
  CommandResult write(
      @PathVariable UUID session,
      @Valid @RequestBody SynthesisRequest synthesis,
      CurrentUser user) {
    var actor = actors.of(user, session, synthesis.speaker());
    return actor.send(
        new WriteSynthesis(
            actor.session(),
            actor.encrypt("synthesis", synthesis.text()),
            actor.username(),
            actor.now()));
  }

  /**
   * @param confidence 0–10
   * @param idea id of the contribution that it comes from
   */
  record ActionRequest(
      @Nullable UUID id,
      @NotBlank @Size(max = 2_000) String what,
      @Nullable @Size(max = 2_000) String objective,
      @Nullable @Size(max = 2_000) String firstStep,
      @Nullable LocalDate dueOn,
      @Nullable @Size(max = 2_000) String resources,
      @Nullable @Size(max = 2_000) String support,
      @Nullable @Size(max = 2_000) String indicator,
      @Nullable @Size(max = 2_000) String vigilance,
      @Nullable @Min(0) @Max(10) Integer confidence,
      @Nullable UUID idea,
      @Nullable @Size(max = 100) @JsonProperty("for") String speaker) {}

  @PostMapping("/actions")
  @ResponseStatus(HttpStatus.CREATED)
  CreatedResponse plan(
      @PathVariable UUID session, @Valid @RequestBody ActionRequest request, CurrentUser user) {
    var actor = actors.of(user, session, request.speaker());
    var id = request.id() == null ? UUID.randomUUID() : request.id();
    return actor.create(
        id,
        new PlanAction(actor.session(), action(id, request, actor), actor.username(), actor.now()));
  }

  /**
   * By its author, while its step lasts: what is left out is no longer part of it. Its {@code id}
   * recognises the correction.
   */
  @PostMapping("/actions/{action}/correction")
  CommandResult correctAction(
      @PathVariable UUID session,
      @PathVariable UUID action,
      @Valid @RequestBody ActionRequest correction,
      CurrentUser user) {
    var actor = actors.of(user, session, correction.speaker());
    return actor.send(
        new CorrectAction(
            actor.session(),
            action(action, correction, actor),
            correction.id() == null ? null : new CommandId(correction.id()),
            actor.username(),
            actor.now()));
  }

  private static ActionPlan action(UUID id, ActionRequest request, CommandActor actor) {
    return new ActionPlan(
        new ActionId(id),
        actor.encrypt("action/" + id + "/what", request.what()),
        actor.encryptNullable("action/" + id + "/objective", request.objective()),
        actor.encryptNullable("action/" + id + "/first-step", request.firstStep()),
        request.dueOn(),
        actor.encryptNullable("action/" + id + "/resources", request.resources()),
        actor.encryptNullable("action/" + id + "/support", request.support()),
        actor.encryptNullable("action/" + id + "/indicator", request.indicator()),
        actor.encryptNullable("action/" + id + "/vigilance", request.vigilance()),
        confidence(id, request.confidence(), actor),
        request.idea() == null ? null : new ContributionId(request.idea()));
  }

  /** All have the length of 10, so that the ciphertext's length says nothing. */
  private static @Nullable EncryptedText confidence(
      UUID action, @Nullable Integer confidence, CommandActor actor) {
    return confidence == null
        ? null
        : actor.encrypt("action/" + action + "/confidence", "%-2d".formatted(confidence));
  }

  record LearningRequest(
      @Nullable UUID id,
      @NotNull Learning.About about,
      @NotBlank @Size(max = 10_000) String text,
      @Nullable @Size(max = 2_000) String transferableTo,
      @Nullable @Size(max = 20) List<@NotBlank @Size(max = 100) String> competencies,
      @Nullable @Size(max = 100) @JsonProperty("for") String speaker) {}

  @PostMapping("/learnings")
  @ResponseStatus(HttpStatus.CREATED)
  CreatedResponse state(
      @PathVariable UUID session, @Valid @RequestBody LearningRequest request, CurrentUser user) {
    var actor = actors.of(user, session, request.speaker());
    var id = request.id() == null ? UUID.randomUUID() : request.id();
    return actor.create(
        id,
        new StateLearning(
            actor.session(), learning(id, request, actor), actor.username(), actor.now()));
  }

  /**
   * By its author, while its step lasts: what is left out is no longer part of it. Its {@code id}
   * recognises the correction.
   */
  @PostMapping("/learnings/{learning}/correction")
  CommandResult correctLearning(
      @PathVariable UUID session,
      @PathVariable UUID learning,
      @Valid @RequestBody LearningRequest correction,
      CurrentUser user) {
    var actor = actors.of(user, session, correction.speaker());
    return actor.send(
        new CorrectLearning(
            actor.session(),
            learning(learning, correction, actor),
            correction.id() == null ? null : new CommandId(correction.id()),
            actor.username(),
            actor.now()));
  }

  private static Learning learning(UUID id, LearningRequest request, CommandActor actor) {
    return new Learning(
        new LearningId(id),
        request.about(),
        actor.encrypt("learning/" + id, request.text()),
        actor.encryptNullable("learning/" + id + "/transferable", request.transferableTo()),
        request.competencies() == null ? List.of() : request.competencies());
  }

  record RemarkRequest(
      @Nullable UUID id,
      @NotBlank @Size(max = 10_000) String text,
      @Nullable @Size(max = 100) @JsonProperty("for") String speaker) {}

  @PostMapping("/regulations")
  @ResponseStatus(HttpStatus.CREATED)
  CreatedResponse remark(
      @PathVariable UUID session, @Valid @RequestBody RemarkRequest request, CurrentUser user) {
    var actor = actors.of(user, session, request.speaker());
    var id = request.id() == null ? UUID.randomUUID() : request.id();
    var text = actor.encrypt("regulation/" + id, request.text());
    return actor.create(
        id, new MakeRemark(actor.session(), new RemarkId(id), text, actor.username(), actor.now()));
  }

  /** By its author, while its step lasts; its {@code id} recognises the correction. */
  @PostMapping("/regulations/{remark}/correction")
  CommandResult correctRemark(
      @PathVariable UUID session,
      @PathVariable UUID remark,
      @Valid @RequestBody RemarkRequest correction,
      CurrentUser user) {
    var actor = actors.of(user, session, correction.speaker());
    return actor.send(
        new CorrectRemark(
            actor.session(),
            new RemarkId(remark),
            actor.encrypt("regulation/" + remark, correction.text()),
            correction.id() == null ? null : new CommandId(correction.id()),
            actor.username(),
            actor.now()));
  }

  /**
   * @param answers by item; null means "not applicable"
   */
  record EvaluationRequest(
      @NotNull Map<String, @Nullable Integer> answers,
      @Nullable @Size(max = 10_000) String learnt,
      @Nullable @Size(max = 10_000) String change) {}

  @PostMapping("/evaluation")
  CommandResult evaluate(
      @PathVariable UUID session, @Valid @RequestBody EvaluationRequest request, CurrentUser user) {
    var actor = actors.of(user, session);
    var ownItems = ownItems(session);
    var answered = questionnaire.check(request.answers(), ownItems);
    var items = answered.keySet().stream().filter(item -> answered.get(item) != null).toList();
    var evaluation =
        new Evaluation(
            actor.encryptAnswered("evaluation/items", questionnaire.json(items, ownItems)),
            actor.encryptAnswers("evaluation/answers", questionnaire.json(answered, ownItems)),
            actor.encryptNullable("evaluation/learnt", request.learnt()),
            actor.encryptNullable("evaluation/change", request.change()));
    return actor.send(
        new EvaluateSession(actor.session(), evaluation, items, actor.username(), actor.now()));
  }

  /** The programme's own items; an unknown session has none, the command is refused later. */
  private List<EvaluationItem> ownItems(UUID session) {
    return sessions.find(session.toString()).map(view -> view.template().items()).orElse(List.of());
  }
}
