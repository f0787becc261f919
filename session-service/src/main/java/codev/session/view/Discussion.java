package codev.session.view;

import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.ImmutableLists;
import codev.session.domain.value.Username;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Contributions and private notes.
 *
 * @param marks the clients' own, by contribution
 * @param ratings how clients found themselves in reformulations
 */
public record Discussion(
    List<PassContribution> contributions,
    List<NoteTaken> notes,
    List<ContributionMarked> marks,
    List<ReformulationRated> ratings) {

  static final Discussion NONE = new Discussion(List.of(), List.of(), List.of(), List.of());

  /** A contribution, and the pass of the client to whom it was made. */
  public record PassContribution(int pass, ContributionMade made) {}

  Discussion after(SessionEvent event, int pass) {
    return switch (event) {
      case ContributionMade e ->
          new Discussion(
              ImmutableLists.add(contributions, new PassContribution(pass, e)),
              notes,
              marks,
              ratings);
      case NoteTaken e ->
          new Discussion(contributions, ImmutableLists.add(notes, e), marks, ratings);
      case ContributionMarked e ->
          new Discussion(
              contributions,
              notes,
              ImmutableLists.put(
                  marks,
                  m -> m.contribution().equals(e.contribution()) && m.by().equals(e.by()),
                  e),
              ratings);
      case ReformulationRated e ->
          new Discussion(
              contributions,
              notes,
              marks,
              ImmutableLists.put(ratings, r -> r.contribution().equals(e.contribution()), e));
      case SessionScheduled _,
          SessionMoved _,
          SessionCancelled _,
          MemberSeated _,
          MemberUnseated _,
          SeatChangedMeanwhile _,
          FacilitatorChangedMeanwhile _,
          FacilitatorAssigned _,
          SessionOpened _,
          SessionHeldAnyway _,
          SessionPostponed _,
          SessionShortened _,
          ChairHandedOver _,
          AttendanceMarked _,
          AttendanceSigned _,
          TopicProposed _,
          TopicVoted _,
          TopicChosen _,
          EarlierActionReviewed _,
          GatePassed _,
          EarlierActionsSkipped _,
          StepOpened _,
          StepReopened _,
          SessionPaused _,
          BreakBegun _,
          SessionResumed _,
          StepExtended _,
          FloorGiven _,
          FloorTakenBack _,
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

  public boolean isMarked(ContributionId contribution, Username by) {
    return marks.stream()
        .anyMatch(m -> m.contribution().equals(contribution) && m.by().equals(by) && m.marked());
  }

  public @Nullable Integer rating(ContributionId reformulation) {
    return ratings.stream()
        .filter(r -> r.contribution().equals(reformulation))
        .map(ReformulationRated::rating)
        .findFirst()
        .orElse(null);
  }
}
