package codev.session.groups;

import codev.infra.eventstore.Commands;
import codev.infra.relay.Heard;
import codev.infra.relay.Listener;
import codev.session.domain.GroupCommand;
import codev.session.domain.GroupCommand.RememberCharterAcceptance;
import codev.session.domain.GroupCommand.RememberFacilitator;
import codev.session.domain.GroupCommand.RememberMembership;
import codev.session.domain.GroupCommand.RememberSession;
import codev.session.domain.GroupId;
import codev.session.domain.PersonCommand.RememberPerson;
import codev.session.domain.ProgrammeId;
import codev.session.domain.SessionCommand.AssignFacilitator;
import codev.session.domain.SessionCommand.CancelSession;
import codev.session.domain.SessionCommand.MoveSession;
import codev.session.domain.SessionCommand.ScheduleSession;
import codev.session.domain.SessionCommand.SeatMember;
import codev.session.domain.SessionId;
import codev.session.domain.Template;
import codev.session.domain.Username;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
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

  record MemberJoined(GroupId groupId, Username member, Username by, Instant at) {}

  record MemberLeft(GroupId groupId, Username member, Username by, Instant at) {}

  /**
   * @param sessionId null for every session not yet opened
   */
  record FacilitatorChanged(
      GroupId groupId,
      Username facilitator,
      @Nullable SessionId sessionId,
      Username by,
      Instant at) {}

  record PersonRegistered(Username username, String displayName, Instant at) {}

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
      case "group.member-joined.v1" -> seat(heard.as(MemberJoined.class));
      case "group.member-left.v1" -> unseat(heard.as(MemberLeft.class));
      case "group.facilitator-changed.v1" -> assign(heard.as(FacilitatorChanged.class));
      case "group.person-registered.v1" -> remember(heard.as(PersonRegistered.class));
      case "group.charter-accepted.v1" -> remember(heard.as(CharterAccepted.class));
      default -> {}
    }
  }

  private void schedule(SessionPlanned p) {
    commands.send(new RememberPerson(p.facilitator(), null, p.at()));
    commands.send(new RememberSession(p.groupId(), p.sessionId(), p.at()));
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

  private void seat(MemberJoined m) {
    following(new RememberMembership(m.groupId(), m.member(), true, m.at()))
        .forEach(s -> commands.send(new SeatMember(s, m.member(), true, m.by(), m.at())));
  }

  private void unseat(MemberLeft m) {
    following(new RememberMembership(m.groupId(), m.member(), false, m.at()))
        .forEach(s -> commands.send(new SeatMember(s, m.member(), false, m.by(), m.at())));
  }

  private void assign(FacilitatorChanged f) {
    commands.send(new RememberPerson(f.facilitator(), null, f.at()));
    var sessions =
        f.sessionId() == null
            ? following(new RememberFacilitator(f.groupId(), f.facilitator(), f.at()))
            : List.of(f.sessionId());
    sessions.forEach(s -> commands.send(new AssignFacilitator(s, f.facilitator(), f.by(), f.at())));
  }

  /** The sessions of a group: each decides for itself whether it still follows. */
  private List<SessionId> following(GroupCommand change) {
    return Stream.of(commands.send(change).answer(List.class))
        .flatMap(sessions -> ((List<?>) sessions).stream())
        .map(SessionId.class::cast)
        .toList();
  }

  private void remember(PersonRegistered p) {
    commands.send(new RememberPerson(p.username(), p.displayName(), p.at()));
  }

  private void remember(CharterAccepted c) {
    commands.send(new RememberCharterAcceptance(c.groupId(), c.member(), c.version(), c.at()));
  }
}
