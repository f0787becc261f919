package codev.session.view;

import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.preparation.EarlierAction;
import codev.session.domain.preparation.PreviousClient;
import codev.session.domain.preparation.Topic;
import codev.session.domain.value.EncryptedText;
import codev.session.domain.value.ImmutableLists;
import codev.session.domain.value.TopicId;
import codev.session.domain.value.Username;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The preparation: topics with their votes, the choice, the earlier actions with their reviews.
 *
 * @param clientsBefore who was client in earlier sessions of the group
 */
public record PreparationView(
    List<Offer> offers,
    List<PreviousClient> clientsBefore,
    List<TopicChosen> choices,
    List<EarlierAction> earlier,
    List<EarlierActionReviewed> reviews,
    @Nullable EncryptedText reviewSkipped) {

  static final PreparationView NONE =
      new PreparationView(List.of(), List.of(), List.of(), List.of(), List.of(), null);

  /** A topic, its author, and the points given to it. */
  public record Offer(Topic topic, Username by, List<Points> votes) {
    private Offer votedBy(Username voter, int points) {
      return new Offer(
          topic,
          by,
          ImmutableLists.put(votes, v -> v.by().equals(voter), new Points(voter, points)));
    }
  }

  /** One member's points for one topic. */
  public record Points(Username by, int points) {}

  PreparationView after(SessionEvent event) {
    return switch (event) {
      case SessionOpened e ->
          new PreparationView(
              offers, e.clientsBefore(), choices, e.earlierActions(), reviews, reviewSkipped);
      case SessionPostponed _ ->
          new PreparationView(offers, clientsBefore, List.of(), earlier, reviews, null);
      case SessionShortened e ->
          new PreparationView(
              offers,
              clientsBefore,
              choices.stream().filter(c -> c.pass() <= e.template().passes()).toList(),
              earlier,
              reviews,
              reviewSkipped);
      case TopicProposed e ->
          new PreparationView(
              ImmutableLists.add(offers, new Offer(e.topic(), e.by(), List.of())),
              clientsBefore,
              choices,
              earlier,
              reviews,
              reviewSkipped);
      case TopicVoted e ->
          new PreparationView(
              offers.stream()
                  .map(o -> o.topic().id().equals(e.topic()) ? o.votedBy(e.by(), e.points()) : o)
                  .toList(),
              clientsBefore,
              choices,
              earlier,
              reviews,
              reviewSkipped);
      case TopicChosen e ->
          new PreparationView(
              offers,
              clientsBefore,
              ImmutableLists.put(choices, c -> c.pass() == e.pass(), e),
              earlier,
              reviews,
              reviewSkipped);
      case EarlierActionReviewed e ->
          new PreparationView(
              offers,
              clientsBefore,
              choices,
              earlier,
              ImmutableLists.put(reviews, r -> r.action().equals(e.action()), e),
              reviewSkipped);
      case EarlierActionsSkipped e ->
          new PreparationView(offers, clientsBefore, choices, earlier, reviews, e.reason());
      case SessionScheduled _,
          SessionMoved _,
          SessionCancelled _,
          MemberSeated _,
          MemberUnseated _,
          SeatChangedMeanwhile _,
          FacilitatorChangedMeanwhile _,
          FacilitatorAssigned _,
          SessionHeldAnyway _,
          ChairHandedOver _,
          AttendanceMarked _,
          AttendanceSigned _,
          GatePassed _,
          StepOpened _,
          StepReopened _,
          SessionPaused _,
          BreakBegun _,
          SessionResumed _,
          StepExtended _,
          FloorGiven _,
          FloorTakenBack _,
          ContributionMade _,
          NoteTaken _,
          ContributionMarked _,
          ReformulationRated _,
          ContractRedefined _,
          ContractAccepted _,
          ContractReserved _,
          IdeasKept _,
          SynthesisWritten _,
          ActionPlanned _,
          NoActionDecided _,
          LearningStated _,
          RegulationRemarked _,
          SessionEvaluated _,
          EntryHidden _,
          WordsTakenDown _,
          WordsDisowned _,
          SessionClosed _ ->
          this;
    };
  }

  public Optional<TopicChosen> choiceOf(TopicId topic) {
    return choices.stream().filter(c -> c.topic().equals(topic)).findFirst();
  }
}
