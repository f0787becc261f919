package codev.group.domain.event;

import codev.group.domain.person.AttendanceRecord;
import codev.group.domain.person.EncryptedText;
import codev.group.domain.person.HalfDay;
import codev.group.domain.person.InvitationAnswer;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.template.SessionTemplate;
import codev.group.domain.value.GroupId;
import codev.group.domain.value.MethodWarning;
import codev.group.domain.value.SessionDateWarnings;
import codev.group.domain.value.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** Events of one session of a group. */
public sealed interface GroupSessionEvent extends GroupEvent {
  SessionId session();

  /**
   * A session stays where it is.
   *
   * @param warnings what the method advises against in its date
   * @param reason why, if a reason was given; none in revision 1
   */
  @Revision("2") // since it may have a reason
  record SessionDateAccepted(
      GroupId group,
      SessionId session,
      List<MethodWarning> warnings,
      @Nullable EncryptedText reason,
      Username by,
      Instant at)
      implements GroupSessionEvent {
    public SessionDateAccepted {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * Holds all that a session needs to know of its group.
   *
   * @param number the session's ordinal in the group, from 1, in the order of planning
   */
  @Revision("2") // since a template may have wording, kinds and items
  record SessionPlanned(
      GroupId group,
      SessionId session,
      ProgrammeId programme,
      String groupName,
      int number,
      Username facilitator,
      List<Username> members,
      int charterVersion,
      Instant startsAt,
      SessionTemplate template,
      @Nullable String place,
      @Nullable String videoLink,
      List<MethodWarning> warnings,
      Username by,
      Instant at)
      implements GroupSessionEvent {
    public SessionPlanned {
      members = List.copyOf(members);
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * @param startsAt from now on
   * @param reason why, if a reason was given; in clear in revision 1
   * @param advice of every session for which it has changed, the moved one among them
   */
  @Revision("2") // since the reason is encrypted
  record SessionMoved(
      GroupId group,
      SessionId session,
      Instant startsAt,
      @Nullable EncryptedText reason,
      List<SessionDateWarnings> advice,
      Username by,
      Instant at)
      implements GroupSessionEvent {
    public SessionMoved {
      advice = List.copyOf(advice);
    }
  }

  /** A session is held elsewhere, on the same date. */
  record SessionPlaceChanged(
      GroupId group,
      SessionId session,
      @Nullable String place,
      @Nullable String videoLink,
      Username by,
      Instant at)
      implements GroupSessionEvent {}

  /** A session is held by another template, on the same date. */
  record SessionTemplateChanged(
      GroupId group,
      SessionId session,
      ProgrammeId programme,
      SessionTemplate template,
      Username by,
      Instant at)
      implements GroupSessionEvent {}

  /**
   * @param reason in clear in revision 1
   * @param advice of every other session for which it has changed
   */
  @Revision("2") // since the reason is encrypted
  record SessionCancelled(
      GroupId group,
      SessionId session,
      EncryptedText reason,
      List<SessionDateWarnings> advice,
      Username by,
      Instant at)
      implements GroupSessionEvent {
    public SessionCancelled {
      advice = List.copyOf(advice);
    }
  }

  /** The last answer of a person counts, until the session has another date. */
  record SessionInvitationAnswered(
      GroupId group, SessionId session, Username person, InvitationAnswer answer, Instant at)
      implements GroupSessionEvent {}

  /** The person has not answered any more. */
  record SessionAnswerWithdrawn(GroupId group, SessionId session, Username person, Instant at)
      implements GroupSessionEvent {}

  /**
   * The session has started: its date can no longer be changed.
   *
   * @param halfDays that attendance is signed for; empty where unknown
   */
  @Revision("2") // since half-days are included
  record SessionOpened(
      GroupId group, SessionId session, List<HalfDay> halfDays, Username by, Instant at)
      implements GroupSessionEvent {
    public SessionOpened {
      halfDays = List.copyOf(Objects.requireNonNullElse(halfDays, List.<HalfDay>of()));
    }
  }

  /** Too few were present: the session is held another day, which is not known yet. */
  record SessionPostponed(GroupId group, SessionId session, Username by, Instant at)
      implements GroupSessionEvent {}

  /** Its facilitator handed it over in the session itself, before it was opened or since. */
  record SessionHandedOver(GroupId group, SessionId session, Username to, Username by, Instant at)
      implements GroupSessionEvent {}

  /** A member or the facilitator has signed for their presence. */
  record SignatureNoted(
      GroupId group, SessionId session, Username person, HalfDay halfDay, Instant at)
      implements GroupSessionEvent {}

  /** The facilitator marked a person's presence: the last mark counts, also after the end. */
  record PresenceNoted(
      GroupId group, SessionId session, Username member, AttendanceRecord.Status status, Instant at)
      implements GroupSessionEvent {}

  /**
   * The client as known when the topic was chosen; the final one comes when the session is over.
   */
  record ClientNoted(GroupId group, SessionId session, Username client, Instant at)
      implements GroupSessionEvent {}

  /**
   * @param clients whose turn it was, in order
   * @param facilitator who led it at the end; {@code null} where unknown
   */
  @Revision("2") // since it names its facilitator
  record SessionHeld(
      GroupId group,
      SessionId session,
      List<Username> clients,
      Instant openedAt,
      Instant closedAt,
      List<AttendanceRecord> attendance,
      @Nullable Username facilitator,
      Instant at)
      implements GroupSessionEvent {
    public SessionHeld {
      clients = List.copyOf(clients);
      attendance = List.copyOf(attendance);
    }
  }
}
