package codev.session.messaging;

import codev.infra.eventrelay.MessageMapper;
import codev.infra.eventrelay.OutboundMessage;
import codev.infra.eventstore.RecordedEvent;
import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.learning.Learning;
import codev.session.domain.participants.Attendance;
import codev.session.domain.participants.AttendanceSlot;
import codev.session.domain.participants.HalfDay;
import codev.session.domain.preparation.EarlierAction;
import codev.session.domain.value.ActionId;
import codev.session.domain.value.EncryptedText;
import codev.session.domain.value.GroupId;
import codev.session.domain.value.LearningId;
import codev.session.domain.value.ParticipantRole;
import codev.session.domain.value.ProgrammeId;
import codev.session.domain.value.SessionId;
import codev.session.domain.value.SessionRef;
import codev.session.domain.value.Username;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What leaves the room: who was client, the client's actions, a person's own learnings and
 * evaluation (their words sealed), and how the session went. What was said in it stays in it.
 */
@Component
public class SessionMessageMapper implements MessageMapper<SessionEvent> {
  @Override
  public String topic() {
    return "codev.sessions";
  }

  @Override
  public Class<SessionEvent> eventType() {
    return SessionEvent.class;
  }

  @Override
  public Optional<OutboundMessage> map(RecordedEvent<SessionEvent> recorded) {
    return of(recorded.event());
  }

  static Optional<OutboundMessage> of(SessionEvent event) {
    return switch (event) {
      case TopicChosen e -> say("session.topic-chosen.v1", ClientChosen.of(e));
      case ActionPlanned e -> say("session.action-planned.v1", Commitment.of(e));
      case EarlierActionReviewed e -> say("session.action-reviewed.v1", Review.of(e));
      case LearningStated e -> say("session.learning-stated.v1", Takeaway.of(e));
      case SessionEvaluated e -> say("session.evaluated.v2", Answers.of(e));
      case SessionClosed e -> say("session.closed.v2", Closing.of(e));
      case SessionOpened e when e.origin() != null ->
          say("session.opened.v2", Opening.of(e, e.origin()));
      case SessionPostponed e -> say("session.postponed.v1", Turn.of(e, e.origin()));
      case SessionShortened e -> say("session.shortened.v1", Shorter.of(e));
      case AttendanceMarked e when e.origin() != null ->
          say("session.attendance-marked.v1", Marked.of(e, e.origin()));
      case AttendanceSigned e when e.origin() != null ->
          say("session.attendance-signed.v1", Signed.of(e, e.origin()));
      case SessionScheduled _,
          SessionMoved _,
          SessionCancelled _,
          SessionOpened _,
          MemberSeated _,
          MemberUnseated _,
          SeatChangedMeanwhile _,
          FacilitatorChangedMeanwhile _,
          FacilitatorAssigned _,
          ChairHandedOver _,
          SessionHeldAnyway _,
          AttendanceMarked _,
          AttendanceSigned _,
          TopicProposed _,
          TopicVoted _,
          EarlierActionsSkipped _,
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
          NoActionDecided _,
          RegulationRemarked _,
          WordsTakenDown _,
          WordsDisowned _,
          EntryHidden _ ->
          Optional.empty();
    };
  }

  private static Optional<OutboundMessage> say(String type, Object body) {
    return Optional.of(new OutboundMessage(type, body));
  }

  /**
   * @param halfDays that attendance is signed for
   */
  record Opening(
      SessionId sessionId,
      GroupId groupId,
      ProgrammeId programmeId,
      List<HalfDay> halfDays,
      Username by,
      Instant at) {
    static Opening of(SessionOpened e, SessionRef origin) {
      return new Opening(
          e.session(),
          origin.group(),
          origin.programme(),
          e.sittings().stream().map(AttendanceSlot::halfDay).toList(),
          e.by(),
          e.at());
    }
  }

  /** The session was put off to another day. */
  record Turn(
      SessionId sessionId, GroupId groupId, ProgrammeId programmeId, Username by, Instant at) {
    static Turn of(SessionPostponed e, SessionRef origin) {
      return new Turn(e.session(), origin.group(), origin.programme(), e.by(), e.at());
    }
  }

  record Shorter(
      SessionId sessionId,
      GroupId groupId,
      ProgrammeId programmeId,
      String template,
      Username by,
      Instant at) {
    static Shorter of(SessionShortened e) {
      return new Shorter(
          e.session(),
          e.origin().group(),
          e.origin().programme(),
          e.template().key(),
          e.by(),
          e.at());
    }
  }

  /** Why somebody is late or absent stays in the room. */
  record Marked(
      SessionId sessionId,
      GroupId groupId,
      ProgrammeId programmeId,
      Username member,
      Attendance status,
      Username by,
      Instant at) {
    static Marked of(AttendanceMarked e, SessionRef origin) {
      return new Marked(
          e.session(), origin.group(), origin.programme(), e.member(), e.status(), e.by(), e.at());
    }
  }

  record Signed(
      SessionId sessionId,
      GroupId groupId,
      ProgrammeId programmeId,
      Username person,
      HalfDay halfDay,
      Username by,
      Instant at) {
    static Signed of(AttendanceSigned e, SessionRef origin) {
      return new Signed(
          e.session(), origin.group(), origin.programme(), e.by(), e.halfDay(), e.by(), e.at());
    }
  }

  record ClientChosen(
      SessionId sessionId, GroupId groupId, ProgrammeId programmeId, Username client, Instant at) {
    static ClientChosen of(TopicChosen e) {
      return new ClientChosen(
          e.session(), e.origin().group(), e.origin().programme(), e.client(), e.at());
    }
  }

  record Commitment(
      SessionId sessionId,
      GroupId groupId,
      ProgrammeId programmeId,
      ActionId actionId,
      Username owner,
      EncryptedText what,
      @Nullable EncryptedText objective,
      @Nullable EncryptedText firstStep,
      @Nullable LocalDate dueOn,
      @Nullable EncryptedText resources,
      @Nullable EncryptedText support,
      @Nullable EncryptedText indicator,
      @Nullable EncryptedText vigilance,
      @Nullable Integer confidence,
      Instant at) {
    static Commitment of(ActionPlanned e) {
      var a = e.action();
      return new Commitment(
          e.session(),
          e.origin().group(),
          e.origin().programme(),
          a.id(),
          e.by(),
          a.what(),
          a.objective(),
          a.firstStep(),
          a.dueOn(),
          a.resources(),
          a.support(),
          a.indicator(),
          a.vigilance(),
          a.confidence(),
          e.at());
    }
  }

  record Review(
      SessionId sessionId,
      GroupId groupId,
      ProgrammeId programmeId,
      ActionId actionId,
      Username owner,
      EarlierAction.Outcome outcome,
      @Nullable Integer effect,
      @Nullable EncryptedText learnt,
      Instant at) {
    static Review of(EarlierActionReviewed e) {
      return new Review(
          e.session(),
          e.origin().group(),
          e.origin().programme(),
          e.action(),
          e.owner(),
          e.outcome(),
          e.effect(),
          e.learnt(),
          e.at());
    }
  }

  record Takeaway(
      SessionId sessionId,
      GroupId groupId,
      ProgrammeId programmeId,
      LearningId learningId,
      Username by,
      Learning.About about,
      EncryptedText text,
      @Nullable EncryptedText transferableTo,
      List<String> competencies,
      Instant at) {
    static Takeaway of(LearningStated e) {
      var l = e.learning();
      return new Takeaway(
          e.session(),
          e.origin().group(),
          e.origin().programme(),
          l.id(),
          e.by(),
          l.about(),
          l.text(),
          l.transferableTo(),
          l.competencies(),
          e.at());
    }
  }

  /**
   * @param items keys answered, so that what is asked of whom need not be known elsewhere; not told
   *     before
   */
  record Answers(
      SessionId sessionId,
      GroupId groupId,
      ProgrammeId programmeId,
      Username by,
      ParticipantRole role,
      List<String> items,
      EncryptedText answers,
      Instant at) {
    static Answers of(SessionEvaluated e) {
      return new Answers(
          e.session(),
          e.origin().group(),
          e.origin().programme(),
          e.by(),
          e.role(),
          e.evaluation().items(),
          e.evaluation().answers(),
          e.at());
    }
  }

  /**
   * @param client of the (last) pass; null when the session was closed before a topic was chosen
   * @param clients of all passes that were begun, in order; not told before
   */
  record Closing(
      SessionId sessionId,
      GroupId groupId,
      ProgrammeId programmeId,
      @Nullable Username client,
      List<Username> clients,
      Instant openedAt,
      Instant closedAt,
      List<Course.Presence> attendance,
      List<Course.StepTaken> steps,
      boolean contractAcceptedBeforeConsultation,
      boolean clientSilentInConsultation,
      Map<Username, Integer> contributions,
      Instant at) {
    static Closing of(SessionClosed e) {
      var c = e.course();
      return new Closing(
          e.session(),
          e.origin().group(),
          e.origin().programme(),
          c.clients().isEmpty() ? null : c.clients().getLast(),
          c.clients(),
          c.openedAt(),
          e.at(),
          c.attendance().stream().map(Closing::told).toList(),
          c.steps(),
          c.contractAcceptedBeforeConsultation(),
          c.clientSilentInConsultation(),
          c.contributions(),
          e.at());
    }

    /** This version of the message knows nobody who left early: they were there. */
    private static Course.Presence told(Course.Presence p) {
      return p.status() == Attendance.LEFT_EARLY
          ? new Course.Presence(p.username(), Attendance.PRESENT, p.signed())
          : p;
    }
  }
}
