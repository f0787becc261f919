package codev.session.room;

import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.contribution.EntryKind;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * A section of the session's page, and the fields of the API's response that belong to it; which of
 * them an event changes.
 */
public enum PageSection {
  /** When and where it takes place. */
  PLAN,
  /** The steps, their time, where we stand. */
  PATH,
  /** What the viewer may do now. */
  NOW,
  PEOPLE,
  TOPICS,
  CONTRACT,
  /** What the client presented, once that step is over. */
  PRESENTED,
  TALK,
  CONCLUSION,
  TAKEAWAYS,
  NOTES;

  /** The section's name in the page and in the stream. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  String template() {
    return switch (this) {
      case PATH -> "room/steps";
      case NOW -> "room/next-task";
      case TALK -> "room/discussion";
      case CONCLUSION -> "room/results";
      case PLAN, PEOPLE, TOPICS, CONTRACT, PRESENTED, TAKEAWAYS, NOTES -> "room/" + key();
    };
  }

  /** Each event, or a family whose events all change the same. */
  static Set<PageSection> changedBy(SessionEvent event) {
    return switch (event) {
      case SessionScheduled _ -> EnumSet.allOf(PageSection.class);
      case SessionMoved _ -> EnumSet.of(PLAN, NOW);
      case SessionPlaceChanged _ -> EnumSet.of(PLAN);
      case SessionTemplateChanged _ -> EnumSet.of(PLAN, PATH, NOW, TOPICS);
      case SeatChangedMeanwhile _ -> EnumSet.of(NOW, PEOPLE, TOPICS, CONTRACT);
      case FacilitatorChangedMeanwhile _ -> EnumSet.noneOf(PageSection.class);
      case MemberSeated _, MemberUnseated _ -> EnumSet.of(NOW, PEOPLE, TOPICS);
      case FacilitatorAssigned _ -> EnumSet.of(NOW, PEOPLE);
      case SessionPostponed _ -> EnumSet.of(PLAN, PATH, NOW, PEOPLE, TOPICS);
      case SessionShortened _ -> EnumSet.of(PATH, NOW, PEOPLE, TOPICS);
      case SessionHeldAnyway _ -> EnumSet.of(PATH, NOW);
      case SessionCancelled _ -> EnumSet.of(PATH, NOW, TOPICS);
      case SessionOpened _ -> EnumSet.of(PATH, NOW, PEOPLE, TOPICS);
      case StepOpened _, StepReopened _ ->
          EnumSet.of(PATH, NOW, PEOPLE, CONTRACT, PRESENTED, TALK, CONCLUSION);
      case SessionClosed _ -> EnumSet.of(PATH, NOW, PEOPLE, PRESENTED);
      case ChairHandedOver _ -> EnumSet.of(PATH, NOW, PEOPLE);
      case AttendanceMarked _ -> EnumSet.of(NOW, PEOPLE, TOPICS, CONTRACT);
      case AttendanceSigned _ -> EnumSet.of(NOW, PEOPLE);
      case TopicProposed _, TopicCorrected _ -> EnumSet.of(TOPICS);
      case VoteEvent _ -> EnumSet.of(TOPICS, PEOPLE);
      case TopicChosen _ -> EnumSet.of(PATH, TOPICS, PEOPLE, NOW);
      case EarlierActionReviewed _, EarlierActionChanged _, EarlierActionWithdrawn _ ->
          EnumSet.of(TOPICS, NOW);
      case EarlierActionsSkipped _ -> EnumSet.of(PATH, TOPICS, NOW);
      case GatePassed _ -> EnumSet.of(PATH, NOW);
      case SessionPaused _, BreakBegun _, SessionResumed _ -> EnumSet.of(PATH, NOW);
      case FloorEvent _ -> EnumSet.of(NOW, PEOPLE);
      case StepExtended _ -> EnumSet.of(PATH);
      case ContributionMade _ -> EnumSet.of(NOW, TALK);
      case ContributionCorrected _, ContributionMarked _, ReformulationRated _ -> EnumSet.of(TALK);
      case ContributionClassified _ -> EnumSet.of(TALK, CONCLUSION);
      case ContributionWithdrawn _, ContributionRestored _ -> EnumSet.of(NOW, TALK, CONCLUSION);
      case EntryWithdrawn e -> showing(e.kind());
      case EntryRestored e -> showing(e.kind());
      case FileEvent _ -> EnumSet.of(NOW, TOPICS, TALK);
      case NoteEvent _ -> EnumSet.of(NOTES);
      case ContractEvent _ -> EnumSet.of(CONTRACT, NOW);
      case IdeasKept _, SynthesisWritten _ -> EnumSet.of(CONCLUSION);
      case ActionPlanned _, ActionCorrected _ -> EnumSet.of(CONCLUSION, NOW);
      case NoActionDecided _ -> EnumSet.of(PATH, CONCLUSION, NOW);
      case TakeawayEvent _ -> EnumSet.of(TAKEAWAYS);
      case SessionEvaluated _ -> EnumSet.of(NOW);
      case WordsTakenDown _ -> EnumSet.noneOf(PageSection.class); // shown with the entry
      case EntryHidden _ -> EnumSet.of(PATH, NOW, TOPICS, PRESENTED, TALK, CONCLUSION, TAKEAWAYS);
      case WordsDisowned _ -> EnumSet.of(NOW, TOPICS, PRESENTED, TALK, CONCLUSION, TAKEAWAYS);
    };
  }

  private static Set<PageSection> showing(EntryKind kind) {
    return switch (kind) {
      case TOPIC -> EnumSet.of(NOW, PEOPLE, TOPICS);
      case NOTE -> EnumSet.of(NOTES);
      case ACTION -> EnumSet.of(NOW, CONCLUSION);
      case LEARNING, REMARK -> EnumSet.of(TAKEAWAYS);
    };
  }
}
