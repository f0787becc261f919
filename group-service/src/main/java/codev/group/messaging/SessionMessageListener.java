package codev.group.messaging;

import codev.group.domain.command.GroupCommand;
import codev.group.domain.command.GroupSessionCommand.*;
import codev.group.domain.person.AttendanceRecord;
import codev.group.domain.person.HalfDay;
import codev.group.domain.person.Username;
import codev.group.domain.value.GroupId;
import codev.group.domain.value.SessionId;
import codev.infra.eventrelay.InboundMessage;
import codev.infra.eventrelay.MessageListener;
import codev.infra.eventstore.axon.CommandSender;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Messages of session-service: groups follow their sessions. */
@Component
public record SessionMessageListener(CommandSender commands) implements MessageListener {
  @Override
  public String name() {
    return "sessions";
  }

  @Override
  public String topic() {
    return "codev.sessions";
  }

  @Override
  public void handle(InboundMessage message) {
    command(message).ifPresent(commands::send);
  }

  /** The command for a message, if it concerns a group; most messages of a session do not. */
  static Optional<GroupCommand> command(InboundMessage message) {
    return switch (message.type()) {
      case "session.opened.v1", "session.opened.v2" ->
          Optional.of(message.as(SessionOpenedMessage.class).toCommand());
      case "session.postponed.v1" ->
          Optional.of(message.as(SessionPostponedMessage.class).toCommand());
      case "session.handed-over.v1" ->
          Optional.of(message.as(SessionHandedOverMessage.class).toCommand());
      case "session.attendance-signed.v1" ->
          Optional.of(message.as(AttendanceSignedMessage.class).toCommand());
      case "session.attendance-marked.v1" ->
          Optional.of(message.as(AttendanceMarkedMessage.class).toCommand());
      case "session.topic-chosen.v1" ->
          Optional.of(message.as(TopicChosenMessage.class).toCommand());
      case "session.closed.v1", "session.closed.v2", "session.closed.v3" ->
          Optional.of(message.as(SessionClosedMessage.class).toCommand());
      default -> Optional.empty();
    };
  }

  /**
   * @param halfDays not in the first version
   */
  record SessionOpenedMessage(
      SessionId sessionId,
      GroupId groupId,
      @Nullable List<HalfDay> halfDays,
      Username by,
      Instant at) {
    NoteSessionOpened toCommand() {
      return new NoteSessionOpened(
          groupId, sessionId, halfDays == null ? List.of() : halfDays, by, at);
    }
  }

  record SessionPostponedMessage(SessionId sessionId, GroupId groupId, Username by, Instant at) {
    NoteSessionPostponed toCommand() {
      return new NoteSessionPostponed(groupId, sessionId, by, at);
    }
  }

  record SessionHandedOverMessage(
      SessionId sessionId, GroupId groupId, Username to, Username by, Instant at) {
    NoteSessionHandedOver toCommand() {
      return new NoteSessionHandedOver(groupId, sessionId, to, by, at);
    }
  }

  record AttendanceSignedMessage(
      SessionId sessionId, GroupId groupId, Username person, HalfDay halfDay, Instant at) {
    NoteSignature toCommand() {
      return new NoteSignature(groupId, sessionId, person, halfDay, at);
    }
  }

  record AttendanceMarkedMessage(
      SessionId sessionId,
      GroupId groupId,
      Username member,
      AttendanceRecord.Status status,
      Instant at) {
    NotePresence toCommand() {
      return new NotePresence(groupId, sessionId, member, status, at);
    }
  }

  record TopicChosenMessage(SessionId sessionId, GroupId groupId, Username client, Instant at) {
    NoteClient toCommand() {
      return new NoteClient(groupId, sessionId, client, at);
    }
  }

  /**
   * @param clients not in the first version
   * @param by not in the first two
   */
  record SessionClosedMessage(
      SessionId sessionId,
      GroupId groupId,
      @Nullable Username client,
      @Nullable List<Username> clients,
      Instant openedAt,
      Instant closedAt,
      List<Present> attendance,
      @Nullable Username by,
      Instant at) {
    NoteSessionHeld toCommand() {
      return new NoteSessionHeld(
          groupId,
          sessionId,
          client,
          clients,
          openedAt,
          closedAt,
          attendance.stream().map(Present::toAttendanceRecord).toList(),
          by,
          at);
    }
  }

  record Present(Username username, AttendanceRecord.Status status, boolean signed) {
    AttendanceRecord toAttendanceRecord() {
      return new AttendanceRecord(username, status, signed);
    }
  }
}
