package codev.session.command;

import codev.infra.eventstore.axon.CommandResult;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import codev.session.domain.SessionCommand.*;
import codev.session.domain.preparation.EarlierAction;
import codev.session.domain.preparation.Topic;
import codev.session.domain.value.ActionId;
import codev.session.domain.value.CommandId;
import codev.session.domain.value.TopicId;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** JSON: topics, votes, the choice of a topic, the review of earlier actions. */
@RestController
@RequestMapping("/api/sessions/{session}")
@RequiredAccess(AccessPolicy.SESSION_PARTICIPANT)
record PreparationController(CommandActorFactory actors) {
  /**
   * @param speaker the author, where the facilitator types for others; likewise below
   */
  record TopicRequest(
      @Nullable UUID id,
      @NotNull Topic.Kind kind,
      @NotBlank @Size(max = 300) String title,
      @Nullable @Size(max = 2_000) String headline,
      @Nullable @Size(max = 10_000) String context,
      @Nullable @Size(max = 10_000) String alreadyTried,
      @Nullable @Size(max = 10_000) String stakes,
      @Nullable @Min(1) @Max(5) Integer urgency,
      @Nullable @Min(1) @Max(5) Integer importance,
      @Nullable @Min(1) @Max(5) Integer intensity,
      @Nullable @Min(1) @Max(5) Integer powerToAct,
      @Nullable Boolean willing,
      @Nullable @Size(max = 100) @JsonProperty("for") String speaker) {}

  @PostMapping("/topics")
  @ResponseStatus(HttpStatus.CREATED)
  CreatedResponse propose(
      @PathVariable UUID session, @Valid @RequestBody TopicRequest offered, CurrentUser user) {
    var actor = actors.of(user, session, offered.speaker());
    var id = offered.id() == null ? UUID.randomUUID() : offered.id();
    return actor.create(
        id,
        new ProposeTopic(
            actor.session(), topic(id, offered, actor), actor.username(), actor.now()));
  }

  /**
   * By its author, while the preparation lasts: what is left out is no longer part of the topic.
   * Its {@code id} recognises the correction when it is sent again.
   */
  @PostMapping("/topics/{topic}/correction")
  CommandResult correct(
      @PathVariable UUID session,
      @PathVariable UUID topic,
      @Valid @RequestBody TopicRequest correction,
      CurrentUser user) {
    var actor = actors.of(user, session, correction.speaker());
    return actor.send(
        new CorrectTopic(
            actor.session(),
            topic(topic, correction, actor),
            correction.id() == null ? null : new CommandId(correction.id()),
            actor.username(),
            actor.now()));
  }

  private static Topic topic(UUID id, TopicRequest request, CommandActor actor) {
    return new Topic(
        new TopicId(id),
        request.kind(),
        actor.encrypt("topic/" + id + "/title", request.title()),
        actor.encryptNullable("topic/" + id + "/headline", request.headline()),
        actor.encryptNullable("topic/" + id + "/context", request.context()),
        actor.encryptNullable("topic/" + id + "/tried", request.alreadyTried()),
        actor.encryptNullable("topic/" + id + "/stakes", request.stakes()),
        request.urgency(),
        request.importance(),
        request.intensity(),
        request.powerToAct(),
        request.willing() == null || request.willing());
  }

  record VoteRequest(
      @NotNull @Min(0) @Max(10) Integer points,
      @Nullable @Size(max = 100) @JsonProperty("for") String speaker) {}

  @PostMapping("/topics/{topic}/votes")
  CommandResult vote(
      @PathVariable UUID session,
      @PathVariable UUID topic,
      @Valid @RequestBody VoteRequest given,
      CurrentUser user) {
    var actor = actors.of(user, session, given.speaker());
    return actor.send(
        new VoteForTopic(
            actor.session(), new TopicId(topic), given.points(), actor.username(), actor.now()));
  }

  /**
   * @param id recognises the command when it is sent again
   */
  record PointsRequest(@Nullable UUID id, @NotNull Boolean shown) {}

  /**
   * Shown: everybody sees what each topic has been given, and it is locked. Hidden again: points
   * can be given and changed; refused once a topic is chosen.
   */
  @RequiredAccess(AccessPolicy.SESSION_FACILITATOR)
  @PostMapping("/points-shown")
  CommandResult showPoints(
      @PathVariable UUID session, @Valid @RequestBody PointsRequest points, CurrentUser user) {
    var actor = actors.of(user, session);
    var commandId = points.id() == null ? null : new CommandId(points.id());
    return actor.send(
        new ShowPoints(actor.session(), points.shown(), commandId, actor.username(), actor.now()));
  }

  /**
   * @param pass which client's topic it is, where the template has two; 1 when left out
   */
  record TopicChoiceRequest(
      @NotNull UUID topicId,
      @Nullable @Size(max = 2_000) String reason,
      @Nullable @Min(1) @Max(2) Integer pass) {}

  @RequiredAccess(AccessPolicy.SESSION_FACILITATOR)
  @PostMapping("/topic-choice")
  CommandResult choose(
      @PathVariable UUID session, @Valid @RequestBody TopicChoiceRequest choice, CurrentUser user) {
    var actor = actors.of(user, session);
    var topic = new TopicId(choice.topicId());
    var pass = choice.pass() == null ? 1 : choice.pass();
    var reason = actor.encryptNullable("topic-choice/" + topic, choice.reason());
    return actor.send(
        new ChooseTopic(actor.session(), topic, pass, reason, actor.username(), actor.now()));
  }

  /**
   * @param effect 1–5
   */
  record ActionReviewRequest(
      @NotNull UUID actionId,
      @NotNull EarlierAction.Outcome outcome,
      @Nullable @Min(1) @Max(5) Integer effect,
      @Nullable @Size(max = 10_000) String learnt) {}

  @PostMapping("/action-reviews")
  CommandResult review(
      @PathVariable UUID session,
      @Valid @RequestBody ActionReviewRequest review,
      CurrentUser user) {
    var actor = actors.of(user, session);
    var action = new ActionId(review.actionId());
    var effect =
        review.effect() == null
            ? null
            : actor.encryptAnswers(
                "action-review/" + action + "/effect", review.effect().toString());
    var learnt = actor.encryptNullable("action-review/" + action, review.learnt());
    return actor.send(
        new ReviewEarlierAction(
            actor.session(),
            action,
            review.outcome(),
            effect,
            learnt,
            actor.username(),
            actor.now()));
  }
}
