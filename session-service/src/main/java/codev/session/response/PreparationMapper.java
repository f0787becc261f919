package codev.session.response;

import codev.session.domain.PreparationRules;
import codev.session.domain.SessionEvent.EarlierActionReviewed;
import codev.session.domain.SessionEvent.TopicChosen;
import codev.session.domain.SessionEvent.TopicProposed;
import codev.session.domain.participants.Participant;
import codev.session.domain.preparation.EarlierAction;
import codev.session.domain.preparation.Preparation;
import codev.session.domain.preparation.Ranking;
import codev.session.domain.preparation.Topic;
import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import codev.session.response.PreparationResponse.EarlierActionResponse;
import codev.session.response.PreparationResponse.Hint;
import codev.session.response.PreparationResponse.TopicChoiceResponse;
import codev.session.response.PreparationResponse.TopicResponse;
import codev.session.response.PreparationResponse.TopicScalesResponse;
import codev.session.response.PreparationResponse.TopicTextsResponse;
import codev.session.view.PreparationView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Maps to {@link PreparationResponse}. */
record PreparationMapper(ViewerContext context, Ranking ranking) {
  /** Of power to act, from 1 to 5: with so little, a topic helps its client little. */
  private static final int LITTLE = 2;

  PreparationMapper(ViewerContext context) {
    this(context, PreparationRules.ranking(context.view().session()));
  }

  PreparationResponse map() {
    var access = context.access();
    var voters = access.seesEntries() ? voters() : List.<Username>of();
    return new PreparationResponse(
        access.entries(topics().earlier()).stream()
            .flatMap(action -> today(action).stream())
            .map(this::earlierAction)
            .toList(),
        access.entries(topics().offers()).stream()
            .filter(o -> access.shows(o.topic().id(), o.by()))
            .sorted(Comparator.comparing(this::rank, Comparator.nullsLast(Integer::compare)))
            .map(this::topic)
            .toList(),
        access.seesEntries() ? suggestion() : null,
        votesShown(),
        voters.size(),
        voters,
        pointsLeft());
  }

  /** For the next turn to choose for; once all have a topic, the first of the order. */
  private Ranking.@Nullable Suggestion suggestion() {
    return PreparationRules.suggestion(context.view().session())
        .or(ranking::suggestion)
        .filter(s -> knowsPoints() || s.basis() == Ranking.Basis.ONLY_TOPIC)
        .orElse(null);
  }

  private boolean votesShown() {
    return preparation().showsVotes() || !isPreparing();
  }

  /** The facilitator knows them before they are shown, to see when that helps. */
  private boolean knowsPoints() {
    return votesShown() || context.viewer().equals(context.view().roster().facilitator());
  }

  private boolean isPreparing() {
    return switch (context.view().state()) {
      case SCHEDULED -> true;
      case OPEN -> context.view().step() == Step.PREPARATION;
      case CLOSED, CANCELLED -> false;
    };
  }

  private List<Username> voters() {
    return context.view().roster().seats().stream()
        .filter(seat -> !seat.left())
        .map(Participant::member)
        .filter(this::hasVoted)
        .toList();
  }

  private boolean hasVoted(Username member) {
    return preparation().votes().stream().anyMatch(v -> v.by().equals(member) && v.wasCast());
  }

  private @Nullable Integer pointsLeft() {
    return isPreparing() && context.view().roster().hasMember(context.viewer())
        ? PreparationRules.pointsLeft(context.view().session(), context.viewer())
        : null;
  }

  private PreparationView topics() {
    return context.view().topics();
  }

  private Preparation preparation() {
    return context.view().session().preparation();
  }

  /** As it reads today, in the past too; empty where its owner has withdrawn it. */
  private Optional<EarlierAction> today(EarlierAction action) {
    return context.access().current().topics().earlier().stream()
        .filter(one -> one.id().equals(action.id()))
        .findFirst();
  }

  private EarlierActionResponse earlierAction(EarlierAction action) {
    var review =
        topics().reviews().stream().filter(r -> r.action().equals(action.id())).findFirst();
    return new EarlierActionResponse(
        action.id(),
        action.owner(),
        context.decrypt(action.what()),
        action.dueOn(),
        review.map(EarlierActionReviewed::outcome).orElse(null),
        review.map(r -> context.decryptNumber(r.effect())).orElse(null),
        review.map(r -> context.decrypt(r.learnt())).orElse(null));
  }

  private TopicResponse topic(TopicProposed proposal) {
    var t = today(proposal);
    return new TopicResponse(
        t.id(),
        t.kind(),
        new TopicTextsResponse(
            context.decrypt(t.title()),
            context.decrypt(t.headline()),
            context.decrypt(t.context()),
            context.decrypt(t.alreadyTried()),
            context.decrypt(t.stakes())),
        new TopicScalesResponse(t.urgency(), t.importance(), t.intensity(), t.powerToAct()),
        t.willing(),
        proposal.by(),
        context.takenDownBy(t.id()),
        choice(proposal, t),
        context.state(t.id()),
        context.isCorrectable(t.id()),
        context.attachment(t.id()));
  }

  private TopicChoiceResponse choice(TopicProposed proposal, Topic t) {
    var place = placeOf(t);
    var choice = topics().choiceOf(t.id(), preparation());
    return new TopicChoiceResponse(
        knowsPoints() ? PreparationRules.points(context.view().session(), t.id()) : null,
        myPoints(proposal),
        choice.isPresent(),
        rank(proposal),
        place == null ? null : place.lastClientOn(),
        hints(t),
        choice.map(TopicChosen::basis).orElse(null),
        choice.map(c -> context.decrypt(c.reason())).orElse(null));
  }

  /** As it reads today, in the past too. */
  private Topic today(TopicProposed proposal) {
    return context.access().current().topics().offers().stream()
        .map(TopicProposed::topic)
        .filter(topic -> topic.id().equals(proposal.topic().id()))
        .findFirst()
        .orElse(proposal.topic());
  }

  private @Nullable Integer myPoints(TopicProposed proposal) {
    return preparation().votes().stream()
        .filter(v -> v.topic().equals(proposal.topic().id()) && v.by().equals(context.viewer()))
        .filter(v -> v.returned() == 0)
        .map(Preparation.Vote::points)
        .findFirst()
        .orElse(null);
  }

  private @Nullable Integer rank(TopicProposed proposal) {
    var place = placeOf(proposal.topic());
    return place == null || !knowsPoints() ? null : ranking.places().indexOf(place) + 1;
  }

  private Ranking.@Nullable RankedTopic placeOf(Topic topic) {
    return ranking.places().stream()
        .filter(p -> p.topic().equals(topic.id()))
        .findFirst()
        .orElse(null);
  }

  private List<Hint> hints(Topic topic) {
    if (!context.viewer().equals(context.view().roster().facilitator())) return List.of();
    var hints = new ArrayList<Hint>();
    if (!topic.willing()) hints.add(Hint.NOT_WILLING);
    var power = topic.powerToAct();
    if (power != null && power <= LITTLE) hints.add(Hint.LITTLE_POWER_TO_ACT);
    return hints;
  }
}
