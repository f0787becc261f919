package codev.session.messaging;

import codev.session.domain.SessionEvent.*;
import codev.session.domain.participants.AttendanceSlot;
import codev.session.domain.participants.AttendanceStatus;
import codev.session.domain.participants.HalfDay;
import codev.session.domain.value.EncryptedText;
import codev.session.domain.value.GroupAndProgramme;
import codev.session.domain.value.GroupId;
import codev.session.domain.value.ParticipantRole;
import codev.session.domain.value.ProgrammeId;
import codev.session.domain.value.SessionId;
import codev.session.domain.value.Username;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The messages about sessions: their course, and who took part. */
final class SessionMessages {
  private SessionMessages() {}

  /**
   * The message {@code session.opened.v2}.
   *
   * @param halfDays that attendance is signed for
   */
  record SessionOpenedMessage(
      SessionId sessionId,
      GroupId groupId,
      ProgrammeId programmeId,
      List<HalfDay> halfDays,
      Username by,
      Instant at) {
    static SessionOpenedMessage of(SessionOpened e, GroupAndProgramme origin) {
      return new SessionOpenedMessage(
          e.session(),
          origin.group(),
          origin.programme(),
          e.sittings().stream().map(AttendanceSlot::halfDay).toList(),
          e.by(),
          e.at());
    }
  }

  /**
   * The message {@code session.closed.v3}.
   *
   * @param client the last of them; null when nobody's turn took place
   * @param clients whose turn took place: their consultation was held; in order
   * @param by who led it at the end, also where it had been handed over
   */
  record SessionClosedMessage(
      SessionId sessionId,
      GroupId groupId,
      ProgrammeId programmeId,
      @Nullable Username client,
      List<Username> clients,
      Instant openedAt,
      Instant closedAt,
      List<Statistics.Presence> attendance,
      List<Statistics.StepDuration> steps,
      boolean contractAcceptedBeforeConsultation,
      boolean clientSilentInConsultation,
      Map<Username, Integer> contributions,
      Username by,
      Instant at) {
    static SessionClosedMessage of(SessionClosed e) {
      var c = e.course();
      return new SessionClosedMessage(
          e.session(),
          e.origin().group(),
          e.origin().programme(),
          c.clients().isEmpty() ? null : c.clients().getLast(),
          c.clients(),
          c.openedAt(),
          e.at(),
          c.attendance().stream().map(SessionClosedMessage::withoutEarlyLeave).toList(),
          c.steps(),
          c.contractAcceptedBeforeConsultation(),
          c.clientSilentInConsultation(),
          c.contributions(),
          e.by(),
          e.at());
    }

    /** This version of the message knows nobody who left early: they were there. */
    private static Statistics.Presence withoutEarlyLeave(Statistics.Presence p) {
      return p.status() == AttendanceStatus.LEFT_EARLY
          ? new Statistics.Presence(p.username(), AttendanceStatus.PRESENT, p.signed())
          : p;
    }
  }

  /** The message {@code session.postponed.v1}: the session was put off to another day. */
  record SessionPostponedMessage(
      SessionId sessionId, GroupId groupId, ProgrammeId programmeId, Username by, Instant at) {
    static SessionPostponedMessage of(SessionPostponed e, GroupAndProgramme origin) {
      return new SessionPostponedMessage(
          e.session(), origin.group(), origin.programme(), e.by(), e.at());
    }
  }

  /** The message {@code session.handed-over.v1}: another person leads the session. */
  record SessionHandedOverMessage(
      SessionId sessionId,
      GroupId groupId,
      ProgrammeId programmeId,
      Username to,
      Username by,
      Instant at) {
    static SessionHandedOverMessage of(ChairHandedOver e, GroupAndProgramme origin) {
      return new SessionHandedOverMessage(
          e.session(), origin.group(), origin.programme(), e.to(), e.by(), e.at());
    }
  }

  /** The message {@code session.shortened.v1}. */
  record SessionShortenedMessage(
      SessionId sessionId,
      GroupId groupId,
      ProgrammeId programmeId,
      String template,
      Username by,
      Instant at) {
    static SessionShortenedMessage of(SessionShortened e) {
      return new SessionShortenedMessage(
          e.session(),
          e.origin().group(),
          e.origin().programme(),
          e.template().key(),
          e.by(),
          e.at());
    }
  }

  /** The message {@code session.topic-chosen.v1}. */
  record TopicChosenMessage(
      SessionId sessionId, GroupId groupId, ProgrammeId programmeId, Username client, Instant at) {
    static TopicChosenMessage of(TopicChosen e) {
      return new TopicChosenMessage(
          e.session(), e.origin().group(), e.origin().programme(), e.client(), e.at());
    }
  }

  /**
   * The message {@code session.attendance-marked.v1}. The reason of a late or missing participant
   * is not published.
   */
  record AttendanceMarkedMessage(
      SessionId sessionId,
      GroupId groupId,
      ProgrammeId programmeId,
      Username member,
      AttendanceStatus status,
      Username by,
      Instant at) {
    static AttendanceMarkedMessage of(AttendanceMarked e, GroupAndProgramme origin) {
      return new AttendanceMarkedMessage(
          e.session(), origin.group(), origin.programme(), e.member(), e.status(), e.by(), e.at());
    }
  }

  /** The message {@code session.attendance-signed.v1}. */
  record AttendanceSignedMessage(
      SessionId sessionId,
      GroupId groupId,
      ProgrammeId programmeId,
      Username person,
      HalfDay halfDay,
      Username by,
      Instant at) {
    static AttendanceSignedMessage of(AttendanceSigned e, GroupAndProgramme origin) {
      return new AttendanceSignedMessage(
          e.session(), origin.group(), origin.programme(), e.by(), e.halfDay(), e.by(), e.at());
    }
  }

  /**
   * The message {@code session.evaluated.v3}.
   *
   * @param items sealed JSON list of the keys answered, so that what is asked of whom need not be
   *     known elsewhere; in clear before
   */
  record SessionEvaluatedMessage(
      SessionId sessionId,
      GroupId groupId,
      ProgrammeId programmeId,
      Username by,
      ParticipantRole role,
      EncryptedText items,
      EncryptedText answers,
      Instant at) {
    static SessionEvaluatedMessage of(SessionEvaluated e) {
      return new SessionEvaluatedMessage(
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
}
