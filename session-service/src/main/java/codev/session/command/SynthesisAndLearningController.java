package codev.session.command;

import codev.infra.eventstore.CommandResult;
import codev.infra.eventstore.CommandSender;
import codev.infra.projections.View;
import codev.infra.web.security.CurrentUser;
import codev.session.domain.SessionCommand.*;
import codev.session.domain.learning.Evaluation;
import codev.session.domain.learning.EvaluationItem;
import codev.session.domain.learning.Learning;
import codev.session.domain.synthesis.Action;
import codev.session.domain.value.ActionId;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.LearningId;
import codev.session.domain.value.RemarkId;
import codev.session.reference.Questionnaire;
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

/** What remains of a session, over HTTP: ideas kept, synthesis, actions, learnings, evaluation. */
@RestController
@RequestMapping("/api/sessions/{session}")
class SynthesisAndLearningController {
  private final CommandSender commands;
  private final CommandActorFactory voices;
  private final Questionnaire questionnaire;
  private final View<SessionView> boards;

  SynthesisAndLearningController(
      CommandSender commands,
      CommandActorFactory voices,
      Questionnaire questionnaire,
      View<SessionView> boards) {
    this.commands = commands;
    this.voices = voices;
    this.questionnaire = questionnaire;
    this.boards = boards;
  }

  /**
   * @param contributionIds in order of priority
   * @param speaker who keeps them, where the facilitator types for others; likewise below
   */
  record Kept(
      @NotNull @Size(max = 500) List<@NotNull UUID> contributionIds,
      @Nullable @Size(max = 100) @JsonProperty("for") String speaker) {}

  @PostMapping("/kept-ideas")
  CommandResult keep(@PathVariable UUID session, @Valid @RequestBody Kept kept, CurrentUser who) {
    var voice = voices.of(who, session, kept.speaker());
    var ideas = kept.contributionIds().stream().distinct().map(ContributionId::new).toList();
    return commands.send(
        voice.asks(new KeepIdeas(voice.session(), ideas, voice.username(), voice.now())));
  }

  record Synthesis(
      @NotBlank @Size(max = 10_000) String text,
      @Nullable @Size(max = 100) @JsonProperty("for") String speaker) {}

  @PostMapping("/synthesis")
  CommandResult write(
      @PathVariable UUID session, @Valid @RequestBody Synthesis synthesis, CurrentUser who) {
    var voice = voices.of(who, session, synthesis.speaker());
    return commands.send(
        voice.asks(
            new WriteSynthesis(
                voice.session(),
                voice.says("synthesis", synthesis.text()),
                voice.username(),
                voice.now())));
  }

  /**
   * @param confidence 0–10
   */
  record Planned(
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
      @Nullable @Size(max = 100) @JsonProperty("for") String speaker) {}

  @PostMapping("/actions")
  @ResponseStatus(HttpStatus.CREATED)
  CreatedResponse plan(
      @PathVariable UUID session, @Valid @RequestBody Planned planned, CurrentUser who) {
    var voice = voices.of(who, session, planned.speaker());
    var id = planned.id() == null ? UUID.randomUUID() : planned.id();
    var action =
        new Action(
            new ActionId(id),
            voice.says("action/" + id + "/what", planned.what()),
            voice.maySay("action/" + id + "/objective", planned.objective()),
            voice.maySay("action/" + id + "/first-step", planned.firstStep()),
            planned.dueOn(),
            voice.maySay("action/" + id + "/resources", planned.resources()),
            voice.maySay("action/" + id + "/support", planned.support()),
            voice.maySay("action/" + id + "/indicator", planned.indicator()),
            voice.maySay("action/" + id + "/vigilance", planned.vigilance()),
            planned.confidence());
    var receipt =
        commands.send(
            voice.asks(new PlanAction(voice.session(), action, voice.username(), voice.now())));
    return new CreatedResponse(id, receipt.position());
  }

  record Learnt(
      @Nullable UUID id,
      @NotNull Learning.About about,
      @NotBlank @Size(max = 10_000) String text,
      @Nullable @Size(max = 2_000) String transferableTo,
      @Nullable @Size(max = 20) List<@NotBlank @Size(max = 100) String> competencies,
      @Nullable @Size(max = 100) @JsonProperty("for") String speaker) {}

  @PostMapping("/learnings")
  @ResponseStatus(HttpStatus.CREATED)
  CreatedResponse state(
      @PathVariable UUID session, @Valid @RequestBody Learnt learnt, CurrentUser who) {
    var voice = voices.of(who, session, learnt.speaker());
    var id = learnt.id() == null ? UUID.randomUUID() : learnt.id();
    var learning =
        new Learning(
            new LearningId(id),
            learnt.about(),
            voice.says("learning/" + id, learnt.text()),
            voice.maySay("learning/" + id + "/transferable", learnt.transferableTo()),
            learnt.competencies() == null ? List.of() : learnt.competencies());
    var receipt =
        commands.send(
            voice.asks(
                new StateLearning(voice.session(), learning, voice.username(), voice.now())));
    return new CreatedResponse(id, receipt.position());
  }

  record Remarked(
      @Nullable UUID id,
      @NotBlank @Size(max = 10_000) String text,
      @Nullable @Size(max = 100) @JsonProperty("for") String speaker) {}

  @PostMapping("/regulations")
  @ResponseStatus(HttpStatus.CREATED)
  CreatedResponse remark(
      @PathVariable UUID session, @Valid @RequestBody Remarked remarked, CurrentUser who) {
    var voice = voices.of(who, session, remarked.speaker());
    var id = remarked.id() == null ? UUID.randomUUID() : remarked.id();
    var text = voice.says("regulation/" + id, remarked.text());
    var receipt =
        commands.send(
            voice.asks(
                new Remark(
                    voice.session(), new RemarkId(id), text, voice.username(), voice.now())));
    return new CreatedResponse(id, receipt.position());
  }

  /**
   * @param answers by item; null says "not applicable"
   */
  record Evaluated(
      @NotNull Map<String, @Nullable Integer> answers,
      @Nullable @Size(max = 10_000) String learnt,
      @Nullable @Size(max = 10_000) String change) {}

  @PostMapping("/evaluation")
  CommandResult evaluate(
      @PathVariable UUID session, @Valid @RequestBody Evaluated evaluated, CurrentUser who) {
    var voice = voices.of(who, session);
    var answered = questionnaire.check(evaluated.answers(), ownItems(session));
    var evaluation =
        new Evaluation(
            answered.keySet().stream().filter(item -> answered.get(item) != null).toList(),
            voice.says("evaluation/answers", questionnaire.json(answered)),
            voice.maySay("evaluation/learnt", evaluated.learnt()),
            voice.maySay("evaluation/change", evaluated.change()));
    return commands.send(
        new EvaluateSession(voice.session(), evaluation, voice.username(), voice.now()));
  }

  /** Those of the programme; an unknown session has none, and is refused as unknown. */
  private List<EvaluationItem> ownItems(UUID session) {
    return boards.find(session.toString()).map(board -> board.template().items()).orElse(List.of());
  }
}
