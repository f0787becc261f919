package codev.session.groups;

import codev.infra.eventstore.Commands;
import codev.infra.relay.Heard;
import codev.infra.relay.Listener;
import codev.session.domain.GroupCommand.RememberCharterAcceptance;
import codev.session.domain.GroupId;
import codev.session.domain.ProgrammeId;
import codev.session.domain.SessionCommand.CancelSession;
import codev.session.domain.SessionCommand.MoveSession;
import codev.session.domain.SessionCommand.ScheduleSession;
import codev.session.domain.SessionId;
import codev.session.domain.Template;
import codev.session.domain.Username;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Group-service plans, this service meets. */
@Component
class WhenGroupsSpeak implements Listener {
  private final Commands commands;

  WhenGroupsSpeak(Commands commands) {
    this.commands = commands;
  }

  @Override
  public String room() {
    return "groups";
  }

  @Override
  public String topic() {
    return "codev.groups";
  }

  /** Both versions: the first one's templates had neither wording nor kinds nor items. */
  record SessionPlanned(
      SessionId sessionId,
      GroupId groupId,
      ProgrammeId programmeId,
      String groupName,
      int number,
      Username facilitator,
      List<Username> members,
      Instant startsAt,
      @Nullable String place,
      @Nullable String videoLink,
      Template template,
      Instant at) {}

  record CharterAccepted(GroupId groupId, Username member, int version, Instant at) {}

  record SessionMoved(SessionId sessionId, Instant startsAt, Username by, Instant at) {}

  record SessionCancelled(SessionId sessionId, Username by, Instant at) {}

  @Override
  public void on(Heard heard) {
    switch (heard.type()) {
      case "group.session-planned.v1", "group.session-planned.v2" ->
          schedule(heard.as(SessionPlanned.class));
      case "group.session-moved.v1" -> move(heard.as(SessionMoved.class));
      case "group.session-cancelled.v1" -> cancel(heard.as(SessionCancelled.class));
      case "group.charter-accepted.v1" -> remember(heard.as(CharterAccepted.class));
      default -> {}
    }
  }

  private void schedule(SessionPlanned p) {
    commands.send(
        new ScheduleSession(
            p.sessionId(),
            p.groupId(),
            p.programmeId(),
            p.groupName(),
            p.number(),
            p.facilitator(),
            p.members(),
            p.template(),
            p.startsAt(),
            p.place(),
            p.videoLink(),
            p.at()));
  }

  private void move(SessionMoved m) {
    commands.send(new MoveSession(m.sessionId(), m.startsAt(), m.by(), m.at()));
  }

  private void cancel(SessionCancelled c) {
    commands.send(new CancelSession(c.sessionId(), c.by(), c.at()));
  }

  private void remember(CharterAccepted c) {
    commands.send(new RememberCharterAcceptance(c.groupId(), c.member(), c.version(), c.at()));
  }
}
