package codev.session.response;

import codev.session.domain.PreparationRules;
import codev.session.domain.SessionEvent.EarlierActionReviewed;
import codev.session.domain.SessionEvent.TopicChosen;
import codev.session.domain.preparation.EarlierAction;
import codev.session.domain.preparation.Ranking;
import codev.session.domain.preparation.Topic;
import codev.session.response.PreparationResponse.EarlierActionResponse;
import codev.session.response.PreparationResponse.Hint;
import codev.session.response.PreparationResponse.TopicResponse;
import codev.session.view.PreparationView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
    return new PreparationResponse(
        access.entries(topics().earlier()).stream().map(this::earlierAction).toList(),
        access.entries(topics().offers()).stream()
            .filter(o -> access.shows(o.topic().id()))
            .sorted(Comparator.comparing(this::rank, Comparator.nullsLast(Integer::compare)))
            .map(this::topic)
            .toList(),
        access.seesEntries() ? ranking.suggestion().orElse(null) : null);
  }

  private PreparationView topics() {
    return context.view().topics();
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
        review.map(EarlierActionReviewed::effect).orElse(null),
        review.map(r -> context.decrypt(r.learnt())).orElse(null));
  }

  private TopicResponse topic(PreparationView.Offer offer) {
    var t = offer.topic();
    var place = placeOf(t);
    var choice = topics().choiceOf(t.id());
    return new TopicResponse(
        t.id(),
        t.kind(),
        context.decrypt(t.title()),
        context.decrypt(t.headline()),
        context.decrypt(t.context()),
        context.decrypt(t.alreadyTried()),
        context.decrypt(t.stakes()),
        t.urgency(),
        t.importance(),
        t.intensity(),
        t.powerToAct(),
        t.willing(),
        offer.by(),
        context.takenDownBy(t.id()),
        PreparationRules.points(context.view().session(), t.id()),
        myPoints(offer),
        choice.isPresent(),
        rank(offer),
        place == null ? null : place.lastClientOn(),
        hints(t),
        choice.map(TopicChosen::basis).orElse(null),
        choice.map(c -> context.decrypt(c.reason())).orElse(null));
  }

  private @Nullable Integer myPoints(PreparationView.Offer offer) {
    return offer.votes().stream()
        .filter(v -> v.by().equals(context.viewer()))
        .map(PreparationView.Points::points)
        .findFirst()
        .orElse(null);
  }

  private @Nullable Integer rank(PreparationView.Offer offer) {
    var place = placeOf(offer.topic());
    return place == null ? null : ranking.places().indexOf(place) + 1;
  }

  private Ranking.@Nullable Place placeOf(Topic topic) {
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
