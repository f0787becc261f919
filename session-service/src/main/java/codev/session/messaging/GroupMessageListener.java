package codev.session.messaging;

import codev.infra.eventrelay.InboundMessage;
import codev.infra.eventrelay.MessageListener;
import codev.infra.eventstore.axon.CommandSender;
import codev.session.domain.SessionCommand.AssignFacilitator;
import codev.session.domain.SessionCommand.CancelSession;
import codev.session.domain.SessionCommand.MoveSession;
import codev.session.domain.SessionCommand.ScheduleSession;
import codev.session.domain.SessionCommand.SeatMember;
import codev.session.domain.reference.KnownGroupCommand;
import codev.session.domain.reference.KnownGroupCommand.FindSessions;
import codev.session.domain.reference.KnownGroupCommand.RememberCharterAcceptance;
import codev.session.domain.reference.KnownGroupCommand.RememberFacilitator;
import codev.session.domain.reference.KnownGroupCommand.RememberMembership;
import codev.session.domain.reference.KnownGroupCommand.RememberSession;
import codev.session.domain.reference.KnownPersonCommand.RememberPerson;
import codev.session.domain.template.SessionTemplate;
import codev.session.domain.value.GroupId;
import codev.session.domain.value.ProgrammeId;
import codev.session.domain.value.SessionId;
import codev.session.domain.value.Username;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Messages of group-service: planned sessions become sessions here and follow their group until
 * they are opened; charter acceptances and people's names are remembered.
 */
@Component
class GroupMessageListener implements MessageListener {
  private final CommandSender commands;

  GroupMessageListener(CommandSender commands) {
    this.commands = commands;
  }

  @Override
  public String name() {
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
      SessionTemplate template,
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
  public void handle(InboundMessage message) {
    switch (message.type()) {
      case "group.session-planned.v1", "group.session-planned.v2" ->
          schedule(message.as(SessionPlanned.class));
      case "group.session-moved.v1" -> move(message.as(SessionMoved.class));
      case "group.session-cancelled.v1" -> cancel(message.as(SessionCancelled.class));
      case "group.member-joined.v1" -> seat(message.as(MemberJoined.class));
      case "group.member-left.v1" -> unseat(message.as(MemberLeft.class));
      case "group.facilitator-changed.v1" -> assign(message.as(FacilitatorChanged.class));
      case "group.person-registered.v1" -> remember(message.as(PersonRegistered.class));
      case "group.charter-accepted.v1" -> remember(message.as(CharterAccepted.class));
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

  /**
   * The sessions of a group: each decides for itself whether it still follows. They are asked for
   * separately, since a change that was obeyed before has no result.
   */
  private List<SessionId> following(KnownGroupCommand change) {
    commands.send(change);
    return commands.send(new FindSessions(change.group(), change.at())).answers(SessionId.class);
  }

  private void remember(PersonRegistered p) {
    commands.send(new RememberPerson(p.username(), p.displayName(), p.at()));
  }

  private void remember(CharterAccepted c) {
    commands.send(new RememberCharterAcceptance(c.groupId(), c.member(), c.version(), c.at()));
  }
}
