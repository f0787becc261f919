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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * All events of this service. Stored for ever: add a record, never rename one. An earlier revision
 * is upcast where it is read: a component that it lacks is null.
 */
public sealed interface LearningServiceEvent {
  Instant at();

  /** The id of its aggregate. */
  String stream();

  /** Of one action. */
  sealed interface ActionEvent extends LearningServiceEvent {
    ActionId action();

    GroupId group();

    ProgrammeId programme();

    Username owner();

    @Override
    default String stream() {
      return action().stream();
    }
  }

  @Revision("2") // since the confidence is encrypted
  record ActionCommitted(
      ActionId action,
      SessionId session,
      GroupId group,
      ProgrammeId programme,
      Username owner,
      ActionPlan plan,
      Instant at)
      implements ActionEvent {}

  /**
   * The owner reviewed the action in a session of the group.
   *
   * @param session the session of the review
   * @param effect 1–5, encrypted
   */
  @Revision("2") // since the effect is encrypted
  record ActionReviewed(
      ActionId action,
      SessionId session,
      GroupId group,
      ProgrammeId programme,
      Username owner,
      ActionReviewOutcome outcome,
      @Nullable EncryptedText effect,
      @Nullable EncryptedText learnt,
      Instant at)
      implements ActionEvent {}

  /**
   * @param effect 1–5, encrypted
   */
  @Revision("2") // since the effect is encrypted
  record ActionProgressed(
      ActionId action,
      GroupId group,
      ProgrammeId programme,
      Username owner,
      ActionProgress status,
      @Nullable EncryptedText effect,
      @Nullable EncryptedText learnt,
      Instant at)
      implements ActionEvent {}

  /**
   * Its owner stated its effect after its end.
   *
   * @param effect 1–5, encrypted
   */
  @Revision("2") // since the effect is encrypted
  record EffectTold(
      ActionId action,
      GroupId group,
      ProgrammeId programme,
      Username owner,
      EncryptedText effect,
      @Nullable EncryptedText learnt,
      Instant at)
      implements ActionEvent {}

  /** Its owner put another plan in the place of the first, in the session. */
  @Revision("2") // since the confidence is encrypted
  record ActionCorrected(
      ActionId action,
      SessionId session,
      GroupId group,
      ProgrammeId programme,
      Username owner,
      ActionPlan plan,
      Instant at)
      implements ActionEvent, CorrectionEvent {}

  /** Its owner withdrew it in the session: it is no longer followed, unless it is restored. */
  record ActionWithdrawn(
      ActionId action,
      SessionId session,
      GroupId group,
      ProgrammeId programme,
      Username owner,
      Instant at)
      implements ActionEvent, CorrectionEvent {}

  /**
   * @param plan as it is now
   */
  @Revision("2") // since the confidence is encrypted
  record ActionRestored(
      ActionId action,
      SessionId session,
      GroupId group,
      ProgrammeId programme,
      Username owner,
      ActionPlan plan,
      Instant at)
      implements ActionEvent, CorrectionEvent {}

  /** Of one person's journal. */
  sealed interface JournalEvent extends LearningServiceEvent {
    Username owner();

    SessionId session();

    GroupId group();

    ProgrammeId programme();

    @Override
    default String stream() {
      return owner().journal();
    }
  }

  record LearningKept(
      Username owner,
      SessionId session,
      GroupId group,
      ProgrammeId programme,
      Learning learning,
      Instant at)
      implements JournalEvent {}

  /** Its author put another learning in the place of their own, in the session. */
  record LearningCorrected(
      Username owner,
      SessionId session,
      GroupId group,
      ProgrammeId programme,
      Learning learning,
      Instant at)
      implements JournalEvent, CorrectionEvent {}

  /** Its author withdrew it in the session: it is no longer shown, unless it is restored. */
  record LearningWithdrawn(
      Username owner,
      SessionId session,
      GroupId group,
      ProgrammeId programme,
      LearningId learning,
      Instant at)
      implements JournalEvent, CorrectionEvent {}

  record LearningRestored(
      Username owner,
      SessionId session,
      GroupId group,
      ProgrammeId programme,
      LearningId learning,
      Instant at)
      implements JournalEvent, CorrectionEvent {}

  /** Of what one session leaves behind. */
  sealed interface SessionFact extends LearningServiceEvent {
    SessionId session();

    GroupId group();

    ProgrammeId programme();

    @Override
    default String stream() {
      return session().stream();
    }
  }

  /** As session-service or group-service published it. */
  sealed interface PublishedSessionFact extends SessionFact {}

  /** A client's turn counts; recorded at the end of the session, or when the group decides it. */
  record ClientChosen(
      SessionId session, GroupId group, ProgrammeId programme, Username client, Instant at)
      implements PublishedSessionFact {}

  /**
   * @param items encrypted JSON list of the keys answered; absent in messages without them
   * @param answers sealed JSON object of item to number
   */
  @Revision("3") // since the items are encrypted
  record EvaluationReceived(
      SessionId session,
      GroupId group,
      ProgrammeId programme,
      Username by,
      ParticipantRole role,
      @Nullable EncryptedText items,
      EncryptedText answers,
      Instant at)
      implements PublishedSessionFact {}

  /**
   * A session is planned, or gets another date or another length.
   *
   * @param minutes from its start to its end, with the break
   */
  record SessionPlanned(
      SessionId session,
      GroupId group,
      ProgrammeId programme,
      Instant startsAt,
      int minutes,
      Instant at)
      implements PublishedSessionFact {}

  /** A planned session is cancelled, or postponed until it gets another date. */
  record SessionUnplanned(SessionId session, GroupId group, ProgrammeId programme, Instant at)
      implements SessionFact {}

  record SessionHeld(
      SessionId session, GroupId group, ProgrammeId programme, SessionStatistics course, Instant at)
      implements SessionFact {}

  /** The facilitator marked a person's presence, before the end or after it. */
  record PresenceMarked(
      SessionId session,
      GroupId group,
      ProgrammeId programme,
      Username person,
      SessionStatistics.AttendanceStatus status,
      Instant at)
      implements PublishedSessionFact {}

  /**
   * Who was there, or who signed, was put right after the end.
   *
   * @param course all of it, as it is known now
   */
  record CourseCorrected(
      SessionId session, GroupId group, ProgrammeId programme, SessionStatistics course, Instant at)
      implements SessionFact, CorrectionEvent {}

  /** Of one group: its name, its facilitator, its members. */
  sealed interface GroupFact extends LearningServiceEvent {
    GroupId group();
  }

  /** Of one person, as far as figures need to know them. */
  sealed interface PersonEvent extends LearningServiceEvent {
    Username person();

    @Override
    default String stream() {
      return person().person();
    }
  }

  /** As group-service published it. */
  sealed interface PublishedPersonEvent extends PersonEvent {}

  /** A person is in a group of a programme, or no longer is. */
  sealed interface MembershipEvent extends PublishedPersonEvent, GroupFact {
    ProgrammeId programme();
  }

  /** A person has answered a questionnaire. */
  sealed interface SurveyEvent extends PersonEvent {
    ProgrammeId programme();
  }

  /** What becomes of a request that a person be erased. */
  sealed interface ErasureEvent extends PersonEvent {
    UUID request();
  }

  record PersonNoted(Username person, @Nullable String unit, @Nullable String site, Instant at)
      implements PublishedPersonEvent {}

  /** A person's contact data or notification preferences. */
  record ContactNoted(Username person, Contact contact, Instant at)
      implements PublishedPersonEvent {}

  record GroupJoined(Username person, GroupId group, ProgrammeId programme, Instant at)
      implements MembershipEvent {}

  /** What they have given stays; nothing more is asked of them there. */
  record GroupLeft(Username person, GroupId group, ProgrammeId programme, Instant at)
      implements MembershipEvent {}

  /**
   * @param group where the person belongs in the programme
   * @param items encrypted JSON list of the keys answered, "not applicable" is no answer; nothing
   *     in what was noted without them
   * @param answers sealed JSON object of item to number
   */
  @Revision("3") // since the items are encrypted
  record SurveyAnswered(
      Username person,
      SurveyKind survey,
      SurveyKind.Moment moment,
      GroupId group,
      ProgrammeId programme,
      @Nullable EncryptedText items,
      EncryptedText answers,
      Instant at)
      implements SurveyEvent {}

  /**
   * Like {@link SurveyAnswered}, of a questionnaire that the programme has loaded.
   *
   * @param instrument its key
   * @param version the one that was answered
   * @param items encrypted JSON list of the keys answered, "not applicable" is no answer
   * @param answers sealed JSON object of item to number
   */
  @Revision("2") // since the items are encrypted
  record InstrumentAnswered(
      Username person,
      String instrument,
      int version,
      SurveyKind.Moment moment,
      GroupId group,
      ProgrammeId programme,
      EncryptedText items,
      EncryptedText answers,
      Instant at)
      implements SurveyEvent {}

  /**
   * It was asked that a person be erased; a second person decides, in group-service.
   *
   * @param request identifies it there too
   * @param programmes in which the person is or was; their managers may approve it
   * @param reason why, if a reason was given
   */
  record ErasureRequested(
      Username person,
      UUID request,
      Set<ProgrammeId> programmes,
      @Nullable EncryptedText reason,
      Username by,
      Instant at)
      implements ErasureEvent {
    public ErasureRequested {
      programmes = Set.copyOf(programmes);
    }
  }

  /**
   * The second person has approved it.
   *
   * @param due when it is carried out, unless it is cancelled before
   */
  record ErasureApproved(Username person, UUID request, Instant due, Instant at)
      implements ErasureEvent, PublishedPersonEvent {}

  /** The second person has refused it, or has not decided in time. */
  record ErasureDeclined(Username person, UUID request, Instant at)
      implements ErasureEvent, PublishedPersonEvent {}

  record ErasureCancelled(Username person, UUID request, Username by, Instant at)
      implements ErasureEvent {}

  /** From then on their key is gone, and with it every word of theirs, wherever it is kept. */
  record PersonErased(Username person, Username by, Instant at) implements PersonEvent {}

  /** Events of one programme. */
  sealed interface ProgrammeEvent extends LearningServiceEvent {
    ProgrammeId programme();

    @Override
    default String stream() {
      return programme().stream();
    }
  }

  /** As group-service published it. */
  sealed interface PublishedProgrammeEvent extends ProgrammeEvent {}

  record ProgrammeNoted(
      ProgrammeId programme,
      String name,
      List<Aim> aims,
      int privacyThreshold,
      List<Competency> competencies,
      Instant at)
      implements PublishedProgrammeEvent {
    public ProgrammeNoted {
      aims = List.copyOf(aims);
      competencies = List.copyOf(competencies);
    }
  }

  /** When people are asked hangs on it. */
  record ProgrammeDated(ProgrammeId programme, LocalDate startsOn, LocalDate endsOn, Instant at)
      implements PublishedProgrammeEvent {}

  /** An item that the programme asks after its sessions besides everybody's; or its new wording. */
  record ItemNoted(ProgrammeId programme, OwnEvaluationItem item, Instant at)
      implements PublishedProgrammeEvent {}

  /**
   * What the programme wants to reach; it takes the place of whatever was set before.
   *
   * @param targets by the key of the figure
   */
  record TargetsSet(ProgrammeId programme, Map<String, Double> targets, Username by, Instant at)
      implements ProgrammeEvent {
    public TargetsSet {
      targets = Collections.unmodifiableSortedMap(new TreeMap<>(targets));
    }
  }

  /**
   * A questionnaire of the programme's own is asked from now on; of the same key it takes the place
   * of the version before, whose answers stay.
   *
   * @param version 1, 2 … of this key
   */
  record InstrumentLoaded(
      ProgrammeId programme, ProgrammeInstrument instrument, int version, Username by, Instant at)
      implements ProgrammeEvent {}

  /** A group, as published by group-service. */
  record GroupNoted(
      GroupId group,
      ProgrammeId programme,
      String name,
      Username facilitator,
      List<Username> members,
      Instant at)
      implements GroupFact {
    public GroupNoted {
      members = List.copyOf(members);
    }

    @Override
    public String stream() {
      return group.stream();
    }
  }

  /** It changes the values of what was recorded before it. */
  sealed interface CorrectionEvent extends LearningServiceEvent {}

  /**
   * A person was shown figures of a programme.
   *
   * @param digest SHA-256, in hexadecimal, of the figures as JSON
   * @param upTo position of the log up to which they were made
   */
  record OutcomesShown(
      OutcomesViewingId showing,
      ProgrammeId programme,
      Username to,
      ViewerRole as,
      ViewedPart part,
      OutputFormat form,
      String digest,
      long upTo,
      Instant at)
      implements LearningServiceEvent {
    @Override
    public String stream() {
      return showing.stream();
    }
  }
}
