package codev.session.messaging;

import codev.infra.confidentiality.TextEncryption;
import codev.infra.eventrelay.InboundMessage;
import codev.infra.eventrelay.MessageListener;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.personaldata.SealedData;
import codev.session.domain.SessionCommand.*;
import codev.session.domain.reference.Competency;
import codev.session.domain.reference.GrantRole;
import codev.session.domain.reference.KnownFactCommand.*;
import codev.session.domain.reference.KnownGrantEvent.GrantNoted;
import codev.session.domain.reference.KnownGrantEvent.RevocationNoted;
import codev.session.domain.reference.KnownGroupEvent;
import codev.session.domain.reference.KnownGroupEvent.*;
import codev.session.domain.reference.KnownPersonCommand.RememberPerson;
import codev.session.domain.reference.KnownProgrammeEvent;
import codev.session.domain.reference.KnownProgrammeEvent.CompetenciesNoted;
import codev.session.domain.reference.KnownProgrammeEvent.ProgrammeNamed;
import codev.session.domain.reference.KnownProgrammeEvent.UnitNoted;
import codev.session.domain.reference.KnownSubjectEvent;
import codev.session.domain.reference.KnownSubjectEvent.SessionsEndNoted;
import codev.session.domain.reference.KnownSubjectEvent.SubjectNoted;
import codev.session.domain.reference.KnownSubjectEvent.SubjectReleaseNoted;
import codev.session.domain.template.SessionTemplate;
import codev.session.domain.value.GroupId;
import codev.session.domain.value.ProgrammeId;
import codev.session.domain.value.SessionId;
import codev.session.domain.value.Username;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Messages of group-service: planned sessions become sessions here and follow their group until
 * they are opened; the charter's versions and acceptances, people's names and grants of authority
 * are remembered.
 */
@Component
class GroupMessageListener implements MessageListener {
  /** Who takes back what group-service has lost: no person of the organisation. */
  private static final Username OPERATOR = new Username("operator");

  private static final String REGISTERED = "group.person-registered.v2";
  private static final String BOUND = "group.subject-bound.v2";

  private final CommandSender commands;
  private final SealedData data;

  GroupMessageListener(CommandSender commands, TextEncryption encryption) {
    this.commands = commands;
    this.data = new SealedData(encryption);
  }

  @Override
  public String name() {
    return "groups";
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
      int charterVersion,
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

  /**
   * @param sealed a {@link Registration}; absent once the person is erased
   */
  record SealedRegistration(Username username, @Nullable String sealed, Instant at) {}

  record Registration(String displayName) {}

  record CharterAccepted(GroupId groupId, Username member, int version, Instant at) {}

  record CharterAcceptanceWithdrawn(GroupId groupId, Username member, int version, Instant at) {}

  record CharterWorded(GroupId groupId, int version, Instant at) {}

  record TurnCounted(
      GroupId groupId, SessionId sessionId, Username member, Instant openedAt, Instant at) {}

  record ProgrammeDeclared(
      ProgrammeId programmeId,
      @Nullable String name,
      @Nullable String unit,
      @Nullable List<Competency> competencies,
      Instant at) {}

  record GrantGiven(
      UUID grantId,
      Username username,
      GrantRole role,
      GrantScope scope,
      @Nullable Instant from,
      @Nullable Instant until,
      Instant at) {}

  /** With neither, it is the organisation. */
  record GrantScope(@Nullable ProgrammeId id, @Nullable String unit) {}

  record GrantRevoked(UUID grantId, Username username, Instant at) {}

  record SubjectBound(Username username, String issuer, String subject, Instant at) {}

  /**
   * @param sealed the account
   */
  record SealedSubject(Username username, String issuer, String sealed, Instant at) {}

  record SubjectReleased(Username username, Instant at) {}

  record SessionsEnded(Username username, Instant issuedBefore, Instant at) {}

  record SessionMoved(SessionId sessionId, Instant startsAt, Username by, Instant at) {}

  record SessionPlaceChanged(
      SessionId sessionId,
      @Nullable String place,
      @Nullable String videoLink,
      Username by,
      Instant at) {}

  record SessionTemplateChanged(
      SessionId sessionId, SessionTemplate template, Username by, Instant at) {}

  record SessionCancelled(SessionId sessionId, Username by, Instant at) {}

  @Override
  public void handle(InboundMessage message) {
    switch (message.type()) {
      case "group.session-planned.v1", "group.session-planned.v2" ->
          schedule(message.as(SessionPlanned.class));
      case "group.session-moved.v1" -> move(message.as(SessionMoved.class));
      case "group.session-place-changed.v1" -> changePlace(message.as(SessionPlaceChanged.class));
      case "group.session-template-changed.v1" ->
          changeTemplate(message.as(SessionTemplateChanged.class));
      case "group.session-cancelled.v1" -> cancel(message.as(SessionCancelled.class));
      case "group.member-joined.v1" -> seat(message.as(MemberJoined.class));
      case "group.member-left.v1" -> unseat(message.as(MemberLeft.class));
      case "group.facilitator-changed.v1" -> assign(message.as(FacilitatorChanged.class));
      case "group.person-registered.v1" -> remember(message.as(PersonRegistered.class));
      case REGISTERED -> remember(message.as(SealedRegistration.class));
      case "group.charter-accepted.v1" -> remember(message.as(CharterAccepted.class));
      case "group.charter-acceptance-withdrawn.v1" ->
          remember(message.as(CharterAcceptanceWithdrawn.class));
      case "group.charter-worded.v1" -> remember(message.as(CharterWorded.class));
      case "group.turn-counted.v1" -> remember(message.as(TurnCounted.class));
      case "group.programme-declared.v1" -> remember(message.as(ProgrammeDeclared.class));
      case "group.grant-given.v1" -> remember(message.as(GrantGiven.class));
      case "group.grant-revoked.v1" -> remember(message.as(GrantRevoked.class));
      case "group.subject-bound.v1" -> remember(message.as(SubjectBound.class));
      case BOUND -> remember(message.as(SealedSubject.class));
      case "group.subject-released.v1", "group.subject-released.v2" ->
          remember(message.as(SubjectReleased.class));
      case "group.sessions-ended.v1" -> remember(message.as(SessionsEnded.class));
      default -> {}
    }
  }

  /**
   * A right that is taken away stays so, and a binding to an account is made anew at the next
   * sign-in.
   */
  @Override
  public boolean undo(InboundMessage lost) {
    switch (lost.type()) {
      case "group.session-planned.v1", "group.session-planned.v2" -> {
        var planned = lost.as(SessionPlanned.class);
        cancel(new SessionCancelled(planned.sessionId(), OPERATOR, lost.at()));
      }
      case "group.member-joined.v1" -> {
        var joined = lost.as(MemberJoined.class);
        unseat(new MemberLeft(joined.groupId(), joined.member(), OPERATOR, lost.at()));
      }
      case "group.member-left.v1" -> {
        var memberLeft = lost.as(MemberLeft.class);
        seat(new MemberJoined(memberLeft.groupId(), memberLeft.member(), OPERATOR, lost.at()));
      }
      case "group.grant-given.v1" -> {
        var grantGiven = lost.as(GrantGiven.class);
        remember(new GrantRevoked(grantGiven.grantId(), grantGiven.username(), lost.at()));
      }
      case "group.charter-accepted.v1" -> {
        var accepted = lost.as(CharterAccepted.class);
        remember(
            new CharterAcceptanceWithdrawn(
                accepted.groupId(), accepted.member(), accepted.version(), lost.at()));
      }
      case "group.charter-acceptance-withdrawn.v1" -> {
        var withdrawn = lost.as(CharterAcceptanceWithdrawn.class);
        remember(
            new CharterAccepted(
                withdrawn.groupId(), withdrawn.member(), withdrawn.version(), lost.at()));
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void schedule(SessionPlanned planned) {
    for (var command : commandsOf(planned)) commands.send(command);
  }

  /**
   * The session as soon as it may be opened, since somebody may wait for it: that it follows its
   * group matters to the group's next message only.
   */
  static List<Object> commandsOf(SessionPlanned p) {
    var schedule =
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
            p.at());
    return List.of(
        new RememberGroupFact(new CharterVersionNoted(p.groupId(), p.charterVersion(), p.at())),
        schedule,
        new RememberPerson(p.facilitator(), null, p.at()),
        new RememberGroupFact(new SessionHeard(p.groupId(), p.sessionId(), p.at())));
  }

  private void move(SessionMoved m) {
    commands.send(new MoveSession(m.sessionId(), m.startsAt(), m.by(), m.at()));
  }

  private void changePlace(SessionPlaceChanged p) {
    commands.send(new ChangeSessionPlace(p.sessionId(), p.place(), p.videoLink(), p.by(), p.at()));
  }

  private void changeTemplate(SessionTemplateChanged t) {
    commands.send(new ChangeSessionTemplate(t.sessionId(), t.template(), t.by(), t.at()));
  }

  private void cancel(SessionCancelled c) {
    commands.send(new CancelSession(c.sessionId(), c.by(), c.at()));
  }

  private void seat(MemberJoined m) {
    following(new MembershipHeard(m.groupId(), m.member(), true, m.at()))
        .forEach(s -> commands.send(new SeatMember(s, m.member(), true, m.by(), m.at())));
  }

  private void unseat(MemberLeft m) {
    following(new MembershipHeard(m.groupId(), m.member(), false, m.at()))
        .forEach(s -> commands.send(new SeatMember(s, m.member(), false, m.by(), m.at())));
  }

  private void assign(FacilitatorChanged f) {
    commands.send(new RememberPerson(f.facilitator(), null, f.at()));
    var sessions =
        f.sessionId() == null
            ? following(new FacilitatorHeard(f.groupId(), f.facilitator(), f.at()))
            : List.of(f.sessionId());
    sessions.forEach(s -> commands.send(new AssignFacilitator(s, f.facilitator(), f.by(), f.at())));
  }

  /**
   * The sessions of a group: each decides for itself whether it still follows. They are asked for
   * separately, since a change that was obeyed before has no result.
   */
  private List<SessionId> following(KnownGroupEvent change) {
    remember(change);
    return commands.send(new FindSessions(change.group())).answers(SessionId.class);
  }

  private void remember(PersonRegistered p) {
    commands.send(new RememberPerson(p.username(), p.displayName(), p.at()));
  }

  private void remember(SealedRegistration p) {
    var name =
        data.open(p.sealed(), p.username().value(), REGISTERED, Registration.class)
            .map(Registration::displayName)
            .orElse(null);
    commands.send(new RememberPerson(p.username(), name, p.at()));
  }

  private void remember(ProgrammeDeclared p) {
    if (p.name() != null) remember(new ProgrammeNamed(p.programmeId(), p.name(), p.at()));
    if (p.unit() != null) remember(new UnitNoted(p.programmeId(), p.unit(), p.at()));
    if (p.competencies() != null && !p.competencies().isEmpty())
      remember(new CompetenciesNoted(p.programmeId(), p.competencies(), p.at()));
  }

  private void remember(KnownProgrammeEvent fact) {
    commands.send(new RememberProgrammeFact(fact));
  }

  private void remember(GrantGiven g) {
    var scope = g.scope();
    commands.send(
        new RememberGrantFact(
            new GrantNoted(
                g.grantId(),
                g.username(),
                g.role(),
                scope.id(),
                scope.unit(),
                g.from(),
                g.until(),
                g.at())));
  }

  private void remember(GrantRevoked g) {
    commands.send(new RememberGrantFact(new RevocationNoted(g.grantId(), g.username(), g.at())));
  }

  private void remember(SubjectBound s) {
    remember(new SubjectNoted(s.username(), s.issuer(), s.subject(), s.at()));
  }

  private void remember(SealedSubject s) {
    var subject = data.open(s.sealed(), SealedData.ACCOUNTS, BOUND, String.class).orElseThrow();
    remember(new SubjectNoted(s.username(), s.issuer(), subject, s.at()));
  }

  private void remember(SubjectReleased s) {
    remember(new SubjectReleaseNoted(s.username(), s.at()));
  }

  private void remember(SessionsEnded s) {
    remember(new SessionsEndNoted(s.username(), s.issuedBefore(), s.at()));
  }

  private void remember(KnownSubjectEvent fact) {
    commands.send(new RememberSubjectFact(fact));
  }

  private void remember(CharterWorded c) {
    remember(new CharterVersionNoted(c.groupId(), c.version(), c.at()));
  }

  private void remember(TurnCounted t) {
    remember(new TurnCountHeard(t.groupId(), t.sessionId(), t.member(), t.openedAt(), t.at()));
  }

  private void remember(CharterAcceptanceWithdrawn c) {
    remember(new CharterWithdrawalHeard(c.groupId(), c.member(), c.version(), c.at()));
  }

  private void remember(CharterAccepted c) {
    remember(new CharterAcceptanceHeard(c.groupId(), c.member(), c.version(), c.at()));
  }

  private void remember(KnownGroupEvent fact) {
    commands.send(new RememberGroupFact(fact));
  }
}
