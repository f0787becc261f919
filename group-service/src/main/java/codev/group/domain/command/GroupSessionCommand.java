package codev.group.domain.command;

import codev.group.domain.person.AttendanceRecord;
import codev.group.domain.person.EncryptedText;
import codev.group.domain.person.HalfDay;
import codev.group.domain.person.InvitationAnswer;
import codev.group.domain.person.Username;
import codev.group.domain.place.RoomBookings;
import codev.group.domain.place.SessionPlace;
import codev.group.domain.programme.ProgrammeSettings;
import codev.group.domain.template.SessionTemplate;
import codev.group.domain.value.GroupId;
import codev.group.domain.value.SessionId;
import codev.group.domain.value.SessionSeries;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands to a group about its sessions: their plan, the answers, what became of them. */
public sealed interface GroupSessionCommand extends GroupCommand {
  /** Keeps a session where it is, although the method advises against its date. */
  record AcceptSessionDate(
      GroupId group,
      SessionId session,
      @Nullable EncryptedText reason,
      boolean asManager,
      Username by,
      Instant at)
      implements GroupSessionCommand {}

  /**
   * @param template as the programme has it now
   * @param rooms that other sessions take, at least the one of {@code place}
   * @param settings of the group's programme
   * @param asManager whether the caller is a programme manager
   */
  record PlanSession(
      GroupId group,
      SessionId session,
      Instant startsAt,
      SessionTemplate template,
      @Nullable String place,
      @Nullable String videoLink,
      RoomBookings rooms,
      ProgrammeSettings settings,
      boolean asManager,
      Username by,
      Instant at)
      implements GroupSessionCommand {}

  /**
   * Plans the sessions of a whole cycle at once.
   *
   * @param sessions an id for each, in order of time
   * @param template as the programme has it now
   * @param rooms as of a single session
   */
  record PlanSessionSeries(
      GroupId group,
      List<SessionId> sessions,
      SessionSeries series,
      SessionTemplate template,
      @Nullable String place,
      @Nullable String videoLink,
      RoomBookings rooms,
      ProgrammeSettings settings,
      boolean asManager,
      Username by,
      Instant at)
      implements GroupSessionCommand {
    public PlanSession session(int index, Instant startsAt) {
      return new PlanSession(
          group,
          sessions.get(index),
          startsAt,
          template,
          place,
          videoLink,
          rooms,
          settings,
          asManager,
          by,
          at);
    }
  }

  /**
   * @param rooms that other sessions take, at least the one where this session is
   */
  record MoveSession(
      GroupId group,
      SessionId session,
      Instant startsAt,
      @Nullable EncryptedText reason,
      RoomBookings rooms,
      ProgrammeSettings settings,
      boolean asManager,
      Username by,
      Instant at)
      implements GroupSessionCommand {}

  /**
   * Has a session held by another template, on the same date.
   *
   * @param rooms that other sessions take, at least the one in which it is held
   */
  record ChangeSessionTemplate(
      GroupId group,
      SessionId session,
      SessionTemplate template,
      RoomBookings rooms,
      boolean asManager,
      Username by,
      Instant at)
      implements GroupSessionCommand {}

  /**
   * Has a session held elsewhere, on the same date.
   *
   * @param rooms that other sessions take, at least the one of {@code where}
   */
  record ChangeSessionPlace(
      GroupId group,
      SessionId session,
      SessionPlace where,
      RoomBookings rooms,
      boolean asManager,
      Username by,
      Instant at)
      implements GroupSessionCommand {}

  record CancelSession(
      GroupId group,
      SessionId session,
      EncryptedText reason,
      ProgrammeSettings settings,
      boolean asManager,
      Username by,
      Instant at)
      implements GroupSessionCommand {}

  /**
   * @param startsAt the date that is answered; {@code null}: whichever the session has
   * @param once whether an answer that was given before stays
   */
  record AnswerSessionInvitation(
      GroupId group,
      SessionId session,
      @Nullable Instant startsAt,
      InvitationAnswer answer,
      boolean once,
      Username by,
      Instant at)
      implements GroupSessionCommand {}

  /**
   * @param startsAt the date that was answered
   */
  record WithdrawSessionAnswer(
      GroupId group, SessionId session, Instant startsAt, Username by, Instant at)
      implements GroupSessionCommand {}

  /** A session has been opened. */
  record NoteSessionOpened(
      GroupId group, SessionId session, List<HalfDay> halfDays, Username by, Instant at)
      implements GroupSessionCommand {}

  /** Its facilitator handed a session over in the session itself. */
  record NoteSessionHandedOver(
      GroupId group, SessionId session, Username to, Username by, Instant at)
      implements GroupSessionCommand {}

  /** A session that had been opened waits for another day. */
  record NoteSessionPostponed(GroupId group, SessionId session, Username by, Instant at)
      implements GroupSessionCommand {}

  /** A person has signed for a half-day of a session. */
  record NoteSignature(
      GroupId group, SessionId session, Username person, HalfDay halfDay, Instant at)
      implements GroupSessionCommand {}

  /** A person's presence was marked during a session, or corrected after its end. */
  record NotePresence(
      GroupId group, SessionId session, Username member, AttendanceRecord.Status status, Instant at)
      implements GroupSessionCommand {}

  /** A topic was chosen in a session: its author is client. */
  record NoteClient(GroupId group, SessionId session, Username client, Instant at)
      implements GroupSessionCommand {}

  /**
   * A session is over.
   *
   * @param client the last one; {@code null}: there was none
   * @param clients all whose turn it was, in order; {@code null}: not in the message
   * @param facilitator who led it at the end; {@code null}: not in the message
   */
  record NoteSessionHeld(
      GroupId group,
      SessionId session,
      @Nullable Username client,
      @Nullable List<Username> clients,
      Instant openedAt,
      Instant closedAt,
      List<AttendanceRecord> attendance,
      @Nullable Username facilitator,
      Instant at)
      implements GroupSessionCommand {}
}
