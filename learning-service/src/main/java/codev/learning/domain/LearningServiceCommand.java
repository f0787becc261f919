package codev.learning.domain;

import codev.learning.domain.event.ActionEvent.ActionCommitted;
import codev.learning.domain.event.GroupEvent.GroupNoted;
import codev.learning.domain.event.JournalEvent;
import codev.learning.domain.event.LearningServiceEvent;
import codev.learning.domain.event.OutcomesViewingEvent.OutcomesShown;
import codev.learning.domain.event.PersonEvent.PublishedPersonEvent;
import codev.learning.domain.event.ProgrammeEvent.PublishedProgrammeEvent;
import codev.learning.domain.event.SessionOutcomeEvent.PublishedSessionEvent;
import codev.learning.domain.event.SessionOutcomeEvent.SessionHeld;
import codev.learning.domain.person.Username;
import codev.learning.domain.survey.ProgrammeInstrument;
import codev.learning.domain.survey.SurveyKind;
import codev.learning.domain.value.ActionId;
import codev.learning.domain.value.ActionPlan;
import codev.learning.domain.value.ActionProgress;
import codev.learning.domain.value.ActionReviewOutcome;
import codev.learning.domain.value.EncryptedText;
import codev.learning.domain.value.GroupId;
import codev.learning.domain.value.ProgrammeId;
import codev.learning.domain.value.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** All commands of this service. Time and ids come with the request. */
public sealed interface LearningServiceCommand {
  /** Whose history it may change. */
  @TargetAggregateIdentifier
  String stream();

  Instant at();

  /** Records what happened elsewhere, by the event to which it leads unless that is known. */
  sealed interface FactCommand extends LearningServiceCommand {
    LearningServiceEvent fact();

    @Override
    default String stream() {
      return fact().stream();
    }

    @Override
    default Instant at() {
      return fact().at();
    }
  }

  sealed interface ActionCommand extends LearningServiceCommand {
    ActionId action();

    @Override
    default String stream() {
      return action().stream();
    }
  }

  /** A client put it into their action plan. */
  record CommitToAction(ActionCommitted fact) implements FactCommand {}

  /** Its owner put another plan in the place of the first, in the session. */
  record CorrectAction(ActionId action, ActionPlan plan, Instant at) implements ActionCommand {}

  /** Its owner withdrew it in the session, or takes that back. */
  record WithdrawAction(ActionId action, boolean withdrawn, Instant at) implements ActionCommand {}

  /** Its owner reviewed the action in a session of the group. */
  record ReviewAction(
      ActionId action,
      SessionId session,
      ActionReviewOutcome outcome,
      @Nullable EncryptedText effect,
      @Nullable EncryptedText learnt,
      Instant at)
      implements ActionCommand {}

  record ReportProgress(
      ActionId action,
      ActionProgress status,
      @Nullable EncryptedText effect,
      @Nullable EncryptedText learnt,
      Username by,
      Instant at)
      implements ActionCommand {}

  /** A learning was stated, corrected, withdrawn or restored by its author. */
  record NoteLearning(JournalEvent fact) implements FactCommand {}

  /** Of what a session leaves behind. */
  sealed interface SessionFactCommand extends LearningServiceCommand {
    SessionId session();

    @Override
    default String stream() {
      return session().stream();
    }
  }

  record NoteSessionFact(PublishedSessionEvent fact) implements FactCommand {}

  /**
   * A planned session is held by another template.
   *
   * @param minutes from its start to its end, with the break
   */
  record NoteSessionLength(SessionId session, int minutes, Instant at)
      implements SessionFactCommand {}

  /** A planned session gets another date. */
  record NoteSessionMoved(SessionId session, Instant startsAt, Instant at)
      implements SessionFactCommand {}

  /** A planned session is cancelled or postponed. */
  record NoteSessionUnplanned(SessionId session, Instant at) implements SessionFactCommand {}

  /**
   * @param clients whose turn took place
   */
  record NoteSessionHeld(SessionHeld fact, List<Username> clients) implements FactCommand {
    public NoteSessionHeld {
      clients = List.copyOf(clients);
    }
  }

  /** A person signs for their presence, at any time. */
  record SignPresence(
      SessionId session, GroupId group, ProgrammeId programme, Username person, Instant at)
      implements SessionFactCommand {}

  sealed interface PersonCommand extends LearningServiceCommand {
    Username person();

    @Override
    default String stream() {
      return person().person();
    }
  }

  record NotePersonFact(PublishedPersonEvent fact) implements FactCommand {}

  /**
   * @param programme of several, the one that is meant; left out, the one joined last
   * @param items encrypted JSON list of the keys answered
   */
  record AnswerSurvey(
      Username person,
      SurveyKind survey,
      SurveyKind.Moment moment,
      @Nullable ProgrammeId programme,
      EncryptedText items,
      EncryptedText answers,
      Instant at)
      implements PersonCommand {}

  /**
   * @param instrument key of one that the programme has loaded
   * @param version the one that is answered
   * @param items encrypted JSON list of the keys answered
   */
  record AnswerInstrument(
      Username person,
      String instrument,
      int version,
      SurveyKind.Moment moment,
      ProgrammeId programme,
      EncryptedText items,
      EncryptedText answers,
      Instant at)
      implements PersonCommand {}

  /**
   * @param request identifies it, unless one has been made already
   * @param programmes in which the person is or was; their managers may approve it
   * @param by the person themself, or a programme manager
   */
  record RequestErasure(
      Username person,
      UUID request,
      Set<ProgrammeId> programmes,
      @Nullable EncryptedText reason,
      Username by,
      Instant at)
      implements PersonCommand {}

  record CancelErasure(Username person, UUID request, Username by, Instant at)
      implements PersonCommand {}

  /** It is due. */
  record ErasePerson(Username person, UUID request, Instant at) implements PersonCommand {}

  /**
   * No programme keeps the person's identity any more, and they knew the day.
   *
   * @param by who has set the period that is over
   */
  record ErasePersonAfterPeriod(Username person, Username by, Instant at)
      implements PersonCommand {}

  sealed interface ProgrammeCommand extends LearningServiceCommand {
    ProgrammeId programme();

    @Override
    default String stream() {
      return programme().stream();
    }
  }

  record NoteProgrammeFact(PublishedProgrammeEvent fact) implements FactCommand {}

  /**
   * @param targets all of them, by the key of the figure
   */
  record SetTargets(ProgrammeId programme, Map<String, Double> targets, Username by, Instant at)
      implements ProgrammeCommand {}

  record LoadInstrument(
      ProgrammeId programme, ProgrammeInstrument instrument, Username by, Instant at)
      implements ProgrammeCommand {}

  record NoteGroup(GroupNoted fact) implements FactCommand {}

  /** The group has a new facilitator. */
  record NoteFacilitator(GroupId group, Username facilitator, Instant at)
      implements LearningServiceCommand {
    @Override
    public String stream() {
      return group.stream();
    }
  }

  /** A person is about to be shown figures. */
  record NoteOutcomesShown(OutcomesShown fact) implements FactCommand {}
}
