package codev.learning.domain;

import codev.learning.domain.outcomes.Aim;
import codev.learning.domain.outcomes.OutcomesViewingId;
import codev.learning.domain.outcomes.OutputFormat;
import codev.learning.domain.outcomes.ViewerRole;
import codev.learning.domain.person.Contact;
import codev.learning.domain.person.Username;
import codev.learning.domain.survey.Instrument;
import codev.learning.domain.survey.ParticipantRole;
import codev.learning.domain.survey.ProgrammeEvaluationItem;
import codev.learning.domain.survey.SurveyKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** All commands of this service. Time and ids come with the request. */
public sealed interface LearningCommand {
  /** Whose history it may change. */
  @TargetAggregateIdentifier
  String stream();

  Instant at();

  sealed interface ActionCommand extends LearningCommand {
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

  /** Its owner reviewed the action in a session of the group. */
  record ReviewAction(
      ActionId action,
      SessionId session,
      ActionReview outcome,
      @Nullable Integer effect,
      @Nullable EncryptedText learnt,
      Instant at)
      implements ActionCommand {}

  record TellProgress(
      ActionId action,
      ActionProgress status,
      @Nullable Integer effect,
      @Nullable EncryptedText learnt,
      Username by,
      Instant at)
      implements ActionCommand {}

  record KeepLearning(
      Username owner,
      SessionId session,
      GroupId group,
      ProgrammeId programme,
      Learning learning,
      Instant at)
      implements LearningCommand {
    @Override
    public String stream() {
      return owner.journal();
    }
  }

  /** Of what a session leaves behind. */
  sealed interface SessionFactCommand extends LearningCommand {
    SessionId session();

    @Override
    default String stream() {
      return session().stream();
    }
  }

  record NoteClient(
      SessionId session, GroupId group, ProgrammeId programme, Username client, Instant at)
      implements SessionFactCommand {}

  record ReceiveEvaluation(
      SessionId session,
      GroupId group,
      ProgrammeId programme,
      Username by,
      ParticipantRole role,
      @Nullable List<String> items,
      EncryptedText answers,
      Instant at)
      implements SessionFactCommand {}

  record NoteSessionHeld(
      SessionId session, GroupId group, ProgrammeId programme, SessionStatistics course, Instant at)
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

  sealed interface PersonCommand extends LearningCommand {
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
   * @param items keys answered
   */
  record AnswerSurvey(
      Username person,
      SurveyKind survey,
      SurveyKind.Moment moment,
      @Nullable ProgrammeId programme,
      List<String> items,
      EncryptedText answers,
      Instant at)
      implements PersonCommand {}

  /**
   * @param instrument key of one that the programme has loaded
   * @param version the one that is answered
   * @param items keys answered
   */
  record AnswerInstrument(
      Username person,
      String instrument,
      int version,
      SurveyKind.Moment moment,
      ProgrammeId programme,
      List<String> items,
      EncryptedText answers,
      Instant at)
      implements PersonCommand {}

  /**
   * @param by the person themself, or a programme manager
   */
  record ErasePerson(Username person, Username by, Instant at) implements PersonCommand {}

  record NoteProgramme(
      ProgrammeId programme,
      String name,
      List<Aim> aims,
      int privacyThreshold,
      List<Competency> competencies,
      Instant at)
      implements LearningCommand {
    @Override
    public String stream() {
      return programme.stream();
    }
  }

  record DateProgramme(ProgrammeId programme, LocalDate startsOn, LocalDate endsOn, Instant at)
      implements LearningCommand {
    @Override
    public String stream() {
      return programme.stream();
    }
  }

  record NoteItem(ProgrammeId programme, ProgrammeEvaluationItem item, Instant at)
      implements LearningCommand {
    @Override
    public String stream() {
      return programme.stream();
    }
  }

  /**
   * @param targets all of them, by the key of the figure
   */
  record SetTargets(ProgrammeId programme, Map<String, Double> targets, Username by, Instant at)
      implements LearningCommand {
    @Override
    public String stream() {
      return programme.stream();
    }
  }

  record LoadInstrument(ProgrammeId programme, Instrument instrument, Username by, Instant at)
      implements LearningCommand {
    @Override
    public String stream() {
      return programme.stream();
    }
  }

  record NoteGroup(
      GroupId group,
      ProgrammeId programme,
      String name,
      Username facilitator,
      List<Username> members,
      Instant at)
      implements LearningCommand {
    @Override
    public String stream() {
      return group.stream();
    }
  }

  /** The group has a new facilitator. */
  record NoteFacilitator(GroupId group, Username facilitator, Instant at)
      implements LearningCommand {
    @Override
    public String stream() {
      return group.stream();
    }
  }

  /** A person is about to be shown figures. */
  record NoteShowing(
      OutcomesViewingId showing,
      ProgrammeId programme,
      Username to,
      ViewerRole as,
      OutcomesFilter part,
      OutputFormat form,
      String digest,
      long upTo,
      Instant at)
      implements LearningCommand {
    @Override
    public String stream() {
      return showing.stream();
    }
  }
}
