package codev.learning.domain;

import codev.learning.domain.outcomes.Aim;
import codev.learning.domain.outcomes.OutcomesViewingId;
import codev.learning.domain.outcomes.OutputFormat;
import codev.learning.domain.outcomes.ViewerRole;
import codev.learning.domain.person.Contact;
import codev.learning.domain.person.Username;
import codev.learning.domain.survey.OwnEvaluationItem;
import codev.learning.domain.survey.ParticipantRole;
import codev.learning.domain.survey.ProgrammeInstrument;
import codev.learning.domain.survey.SurveyKind;
import java.time.Instant;
import java.time.LocalDate;
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

  sealed interface ActionCommand extends LearningServiceCommand {
    ActionId action();

    @Override
    default String stream() {
      return action().stream();
    }
  }

  /** A client put it into their action plan. */
  record CommitToAction(
      ActionId action,
      SessionId session,
      GroupId group,
      ProgrammeId programme,
      Username owner,
      ActionPlan plan,
      Instant at)
      implements ActionCommand {}

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

  /** Of a person's learnings. */
  sealed interface JournalCommand extends LearningServiceCommand {
    Username owner();

    @Override
    default String stream() {
      return owner().journal();
    }
  }

  record KeepLearning(
      Username owner,
      SessionId session,
      GroupId group,
      ProgrammeId programme,
      Learning learning,
      Instant at)
      implements JournalCommand {}

  /** Its author put another learning in the place of their own. */
  record CorrectLearning(
      Username owner,
      SessionId session,
      GroupId group,
      ProgrammeId programme,
      Learning learning,
      Instant at)
      implements JournalCommand {}

  /** Its author withdrew it, or takes that back. */
  record WithdrawLearning(
      Username owner,
      SessionId session,
      GroupId group,
      ProgrammeId programme,
      LearningId learning,
      boolean withdrawn,
      Instant at)
      implements JournalCommand {}

  /** Of what a session leaves behind. */
  sealed interface SessionFactCommand extends LearningServiceCommand {
    SessionId session();

    @Override
    default String stream() {
      return session().stream();
    }
  }

  /**
   * @param minutes from its start to its end, with the break
   */
  record NoteSessionPlanned(
      SessionId session,
      GroupId group,
      ProgrammeId programme,
      Instant startsAt,
      int minutes,
      Instant at)
      implements SessionFactCommand {}

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

  record ReceiveEvaluation(
      SessionId session,
      GroupId group,
      ProgrammeId programme,
      Username by,
      ParticipantRole role,
      @Nullable EncryptedText items,
      EncryptedText answers,
      Instant at)
      implements SessionFactCommand {}

  /**
   * @param clients whose turn took place
   */
  record NoteSessionHeld(
      SessionId session,
      GroupId group,
      ProgrammeId programme,
      List<Username> clients,
      SessionStatistics course,
      Instant at)
      implements SessionFactCommand {
    public NoteSessionHeld {
      clients = List.copyOf(clients);
    }
  }

  /** The turn of a client counts, though the session was closed before their consultation. */
  record NoteTurnCounted(
      SessionId session, GroupId group, ProgrammeId programme, Username client, Instant at)
      implements SessionFactCommand {}

  /** The facilitator marks, at any time, whether a person was present. */
  record MarkPresence(
      SessionId session,
      GroupId group,
      ProgrammeId programme,
      Username person,
      SessionStatistics.Status status,
      Instant at)
      implements SessionFactCommand {}

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

  record NotePerson(Username person, @Nullable String unit, @Nullable String site, Instant at)
      implements PersonCommand {}

  record NoteContact(Username person, Contact contact, Instant at) implements PersonCommand {}

  record JoinGroup(Username person, GroupId group, ProgrammeId programme, Instant at)
      implements PersonCommand {}

  record LeaveGroup(Username person, GroupId group, ProgrammeId programme, Instant at)
      implements PersonCommand {}

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

  /**
   * A second person has approved it.
   *
   * @param due when it is carried out, unless it is cancelled before
   */
  record ApproveErasure(Username person, UUID request, Instant due, Instant at)
      implements PersonCommand {}

  /** A second person has refused the erasure, or has not decided in time. */
  record DeclineErasure(Username person, UUID request, Instant at) implements PersonCommand {}

  record CancelErasure(Username person, UUID request, Username by, Instant at)
      implements PersonCommand {}

  /** It is due. */
  record ErasePerson(Username person, UUID request, Instant at) implements PersonCommand {}

  sealed interface ProgrammeCommand extends LearningServiceCommand {
    ProgrammeId programme();

    @Override
    default String stream() {
      return programme().stream();
    }
  }

  record NoteProgramme(
      ProgrammeId programme,
      String name,
      List<Aim> aims,
      int privacyThreshold,
      List<Competency> competencies,
      Instant at)
      implements ProgrammeCommand {}

  record NoteProgrammeDates(ProgrammeId programme, LocalDate startsOn, LocalDate endsOn, Instant at)
      implements ProgrammeCommand {}

  record NoteEvaluationItem(ProgrammeId programme, OwnEvaluationItem item, Instant at)
      implements ProgrammeCommand {}

  /**
   * @param targets all of them, by the key of the figure
   */
  record SetTargets(ProgrammeId programme, Map<String, Double> targets, Username by, Instant at)
      implements ProgrammeCommand {}

  record LoadInstrument(
      ProgrammeId programme, ProgrammeInstrument instrument, Username by, Instant at)
      implements ProgrammeCommand {}

  sealed interface GroupCommand extends LearningServiceCommand {
    GroupId group();

    @Override
    default String stream() {
      return group().stream();
    }
  }

  record NoteGroup(
      GroupId group,
      ProgrammeId programme,
      String name,
      Username facilitator,
      List<Username> members,
      Instant at)
      implements GroupCommand {}

  /** The group has a new facilitator. */
  record NoteFacilitator(GroupId group, Username facilitator, Instant at) implements GroupCommand {}

  /** A person is about to be shown figures. */
  record NoteOutcomesShown(
      OutcomesViewingId viewing,
      ProgrammeId programme,
      Username to,
      ViewerRole as,
      ViewedPart part,
      OutputFormat form,
      String digest,
      long upTo,
      Instant at)
      implements LearningServiceCommand {
    @Override
    public String stream() {
      return viewing.stream();
    }
  }
}
