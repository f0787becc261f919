package codev.session.view;

import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.preparation.EarlierAction;
import codev.session.domain.preparation.Preparation;
import codev.session.domain.value.ImmutableLists;
import codev.session.domain.value.TopicId;
import java.util.List;
import java.util.Optional;

/**
 * What is shown of the preparation besides its state ({@code Preparation}): topics, choices and
 * earlier actions with their texts. Which choices hold is in the state.
 */
public record PreparationView(
    List<TopicProposed> offers,
    List<TopicChosen> choices,
    List<EarlierAction> earlier,
    List<EarlierActionReviewed> reviews) {

  static final PreparationView NONE =
      new PreparationView(List.of(), List.of(), List.of(), List.of());

  PreparationView after(SessionEvent event) {
    return switch (event) {
      case SessionOpened e -> reviewing(e.earlierActions());
      case TopicProposed e ->
          new PreparationView(ImmutableLists.add(offers, e), choices, earlier, reviews);
      case TopicCorrected e ->
          new PreparationView(
              offers.stream().map(o -> corrected(o, e)).toList(), choices, earlier, reviews);
      case TopicChosen e ->
          new PreparationView(
              offers, ImmutableLists.put(choices, c -> c.pass() == e.pass(), e), earlier, reviews);
      case EarlierActionReviewed e ->
          new PreparationView(
              offers,
              choices,
              earlier,
              ImmutableLists.put(reviews, r -> r.action().equals(e.action()), e));
      case EarlierActionChanged e ->
          reviewing(ImmutableLists.put(earlier, a -> a.id().equals(e.action().id()), e.action()));
      case EarlierActionWithdrawn e ->
          reviewing(earlier.stream().filter(a -> !a.id().equals(e.action())).toList());
      case VoteEvent _,
          EarlierActionsSkipped _,
          ParticipantEvent _,
          StepEvent _,
          DiscussionEvent _,
          ContractEvent _,
          ResultEvent _,
          ScheduleEvent _,
          SessionTemplateChanged _,
          SessionCancelled _,
          QuorumEvent _,
          SessionClosed _ ->
          this;
    };
  }

  private PreparationView reviewing(List<EarlierAction> actions) {
    return new PreparationView(offers, choices, actions, reviews);
  }

  private static TopicProposed corrected(TopicProposed proposal, TopicCorrected e) {
    return proposal.topic().id().equals(e.topic().id())
        ? new TopicProposed(proposal.session(), e.topic(), proposal.by(), proposal.at())
        : proposal;
  }

  /** The choice of a topic, if it holds. */
  public Optional<TopicChosen> choiceOf(TopicId topic, Preparation state) {
    return choices.stream()
        .filter(c -> c.topic().equals(topic) && state.isChosen(topic, c.pass()))
        .findFirst();
  }
}
