package codev.session.preparing;

import codev.infra.confidentiality.Seals;
import codev.infra.eventstore.Commands;
import codev.infra.pages.Who;
import codev.session.domain.ActionId;
import codev.session.domain.EarlierAction;
import codev.session.domain.SessionCommand.ChooseTopic;
import codev.session.domain.SessionCommand.ProposeTopic;
import codev.session.domain.SessionCommand.ReviewEarlierAction;
import codev.session.domain.SessionCommand.VoteForTopic;
import codev.session.domain.SessionId;
import codev.session.domain.Topic;
import codev.session.domain.TopicId;
import codev.session.domain.Username;
import codev.session.domain.Words;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Preparation, over HTTP. */
@RestController
@RequestMapping("/api/sessions/{session}")
class PreparingApi {
  private final Commands commands;
  private final Seals seals;
  private final InstantSource clock;

  PreparingApi(Commands commands, Seals seals, InstantSource clock) {
    this.commands = commands;
    this.seals = seals;
    this.clock = clock;
  }

  record Created(UUID id, long position) {}

  record Done(long position) {}

  record TopicOffered(
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
      @Nullable Boolean willing) {}

  @PostMapping("/topics")
  @ResponseStatus(HttpStatus.CREATED)
  Created propose(@PathVariable UUID session, @Valid @RequestBody TopicOffered offered, Who who) {
    var id = offered.id() == null ? UUID.randomUUID() : offered.id();
    var topic =
        new Topic(
            new TopicId(id),
            offered.kind(),
            words(who, id, "title", offered.title()),
            maybe(who, id, "headline", offered.headline()),
            maybe(who, id, "context", offered.context()),
            maybe(who, id, "alreadyTried", offered.alreadyTried()),
            maybe(who, id, "stakes", offered.stakes()),
            offered.urgency(),
            offered.importance(),
            offered.intensity(),
            offered.powerToAct(),
            offered.willing() == null || offered.willing());
    var receipt = commands.send(new ProposeTopic(new SessionId(session), topic, by(who), clock.instant()));
    return new Created(id, receipt.position());
  }

  record PointsGiven(@NotNull @Min(0) @Max(10) Integer points) {}

  @PostMapping("/topics/{topic}/votes")
  Done vote(@PathVariable UUID session, @PathVariable UUID topic, @Valid @RequestBody PointsGiven given, Who who) {
    var command = new VoteForTopic(new SessionId(session), new TopicId(topic), given.points(), by(who), clock.instant());
    return new Done(commands.send(command).position());
  }

  /**
   * @param pass which client's topic it is, where the template has two; 1 when left out
   */
  record Choice(@NotNull UUID topicId, @Nullable @Size(max = 2_000) String reason, @Nullable @Min(1) @Max(2) Integer pass) {}

  @PostMapping("/topic-choice")
  Done choose(@PathVariable UUID session, @Valid @RequestBody Choice choice, Who who) {
    var command =
        new ChooseTopic(
            new SessionId(session),
            new TopicId(choice.topicId()),
            choice.pass() == null ? 1 : choice.pass(),
            maybe(who, choice.topicId(), "choice", choice.reason()),
            by(who),
            clock.instant());
    return new Done(commands.send(command).position());
  }

  record Review(
      @NotNull UUID actionId,
      @NotNull EarlierAction.Outcome outcome,
      @Nullable @Min(1) @Max(5) Integer effect,
      @Nullable @Size(max = 10_000) String learnt) {}

  @PostMapping("/action-reviews")
  Done review(@PathVariable UUID session, @Valid @RequestBody Review review, Who who) {
    var command =
        new ReviewEarlierAction(
            new SessionId(session),
            new ActionId(review.actionId()),
            review.outcome(),
            review.effect(),
            maybe(who, review.actionId(), "learnt", review.learnt()),
            by(who),
            clock.instant());
    return new Done(commands.send(command).position());
  }

  private Words words(Who who, UUID thing, String field, String text) {
    return new Words(seals.seal(who.username(), "topic/" + thing + "/" + field, text));
  }

  private @Nullable Words maybe(Who who, UUID thing, String field, @Nullable String text) {
    return text == null || text.isBlank() ? null : words(who, thing, field, text);
  }

  private static Username by(Who who) {
    return new Username(who.username());
  }
}
