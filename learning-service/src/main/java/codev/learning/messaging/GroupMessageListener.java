package codev.learning.messaging;

import codev.infra.eventrelay.InboundMessage;
import codev.infra.eventrelay.MessageListener;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.personaldata.ErasureProperties;
import codev.learning.domain.Competency;
import codev.learning.domain.GroupId;
import codev.learning.domain.LearningServiceCommand;
import codev.learning.domain.LearningServiceCommand.*;
import codev.learning.domain.ProgrammeId;
import codev.learning.domain.SessionId;
import codev.learning.domain.SessionStatistics;
import codev.learning.domain.authority.AuthorityCommand;
import codev.learning.domain.authority.AuthorityCommand.NoteGrant;
import codev.learning.domain.authority.AuthorityCommand.NoteRevocation;
import codev.learning.domain.authority.AuthorityCommand.NoteSessionsEnd;
import codev.learning.domain.authority.AuthorityCommand.NoteSubject;
import codev.learning.domain.authority.AuthorityCommand.NoteSubjectRelease;
import codev.learning.domain.authority.AuthorityCommand.NoteUnit;
import codev.learning.domain.authority.GrantRole;
import codev.learning.domain.outcomes.Aim;
import codev.learning.domain.person.Contact;
import codev.learning.domain.person.Language;
import codev.learning.domain.person.ReminderKind;
import codev.learning.domain.person.Username;
import codev.learning.domain.survey.OwnEvaluationItem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Messages of group-service become commands here: of each message, only what figures, e-mails and
 * decisions about access need.
 */
@Component
public class GroupMessageListener implements MessageListener {
  private final CommandSender commands;
  private final ErasureProperties erasures;

  GroupMessageListener(CommandSender commands, ErasureProperties erasures) {
    this.commands = commands;
    this.erasures = erasures;
  }

  @Override
  public String name() {
    return "groups";
  }

  @Override
  public void handle(InboundMessage message) {
    commandsFor(message, erasures.grace()).forEach(commands::send);
    authorityCommandsFor(message).forEach(commands::send);
  }

  @Override
  public boolean undo(InboundMessage lost) {
    var undoing = new LostGroupMessage(lost).commands().toList();
    undoing.forEach(commands::send);
    return !undoing.isEmpty();
  }

  static Stream<? extends LearningServiceCommand> commandsFor(
      InboundMessage message, Duration grace) {
    return switch (message.type()) {
      case "group.programme-declared.v1" -> message.as(ProgrammeDeclared.class).commands();
      case "group.group-formed.v1" -> message.as(GroupFormed.class).commands();
      case "group.member-joined.v1" -> Stream.of(message.as(MemberJoined.class).command());
      case "group.member-left.v1" -> Stream.of(message.as(MemberLeft.class).command());
      case "group.facilitator-changed.v1" -> message.as(FacilitatorChanged.class).commands();
      case "group.session-planned.v2" -> message.as(SessionPlanned.class).commands();
      case "group.session-moved.v1" -> Stream.of(message.as(SessionMoved.class).command());
      case "group.session-template-changed.v1" ->
          message.as(SessionTemplateChanged.class).commands();
      case "group.session-cancelled.v1" -> Stream.of(message.as(SessionCancelled.class).command());
      case "group.person-registered.v1" -> Stream.of(message.as(PersonRegistered.class).command());
      case "group.approval-granted.v1" -> message.as(ApprovalDecided.class).granted(grace);
      case "group.approval-refused.v1", "group.approval-expired.v1" ->
          message.as(ApprovalDecided.class).declined();
      case "group.contact-changed.v1" -> Stream.of(message.as(ContactChanged.class).command());
      default -> Stream.empty();
    };
  }

  static Stream<? extends AuthorityCommand> authorityCommandsFor(InboundMessage message) {
    return switch (message.type()) {
      case "group.programme-declared.v1" -> message.as(ProgrammeInUnit.class).commands();
      case "group.grant-given.v1" -> Stream.of(message.as(GrantGiven.class).command());
      case "group.subject-bound.v1" -> Stream.of(message.as(SubjectBound.class).command());
      case "group.subject-released.v1" -> Stream.of(message.as(SubjectReleased.class).command());
      case "group.sessions-ended.v1" -> Stream.of(message.as(SessionsEnded.class).command());
      case "group.grant-revoked.v1" -> Stream.of(message.as(GrantRevoked.class).command());
      default -> Stream.empty();
    };
  }

  record ProgrammeInUnit(ProgrammeId programmeId, @Nullable String unit, Instant at) {
    Stream<AuthorityCommand> commands() {
      return unit == null ? Stream.empty() : Stream.of(new NoteUnit(programmeId, unit, at));
    }
  }

  record SubjectBound(Username username, String issuer, String subject, Instant at) {
    AuthorityCommand command() {
      return new NoteSubject(username, issuer, subject, at);
    }
  }

  record SubjectReleased(Username username, Instant at) {
    AuthorityCommand command() {
      return new NoteSubjectRelease(username, at);
    }
  }

  record SessionsEnded(Username username, Instant issuedBefore, Instant at) {
    AuthorityCommand command() {
      return new NoteSessionsEnd(username, issuedBefore, at);
    }
  }

  record GrantGiven(
      UUID grantId,
      Username username,
      GrantRole role,
      GrantScope scope,
      @Nullable Instant from,
      @Nullable Instant until,
      Instant at) {
    AuthorityCommand command() {
      return new NoteGrant(grantId, username, role, scope.id(), scope.unit(), from, until, at);
    }
  }

  /** With neither, it is the organisation. */
  record GrantScope(@Nullable ProgrammeId id, @Nullable String unit) {}

  record GrantRevoked(UUID grantId, Username username, Instant at) {
    AuthorityCommand command() {
      return new NoteRevocation(grantId, username, at);
    }
  }

  record ProgrammeDeclared(
      ProgrammeId programmeId,
      String name,
      List<Aim> aims,
      LocalDate startsOn,
      LocalDate endsOn,
      int privacyThreshold,
      List<Competency> competencies,
      Instant at) {
    Stream<LearningServiceCommand> commands() {
      return Stream.of(
          new NoteProgramme(programmeId, name, aims, privacyThreshold, competencies, at),
          new DateProgramme(programmeId, startsOn, endsOn, at));
    }
  }

  record GroupFormed(
      GroupId groupId,
      ProgrammeId programmeId,
      String name,
      Username facilitator,
      List<Username> members,
      Instant at) {
    Stream<LearningServiceCommand> commands() {
      return Stream.concat(
          Stream.of(new NoteGroup(groupId, programmeId, name, facilitator, members, at)),
          members.stream().map(member -> new JoinGroup(member, groupId, programmeId, at)));
    }
  }

  record MemberJoined(GroupId groupId, ProgrammeId programmeId, Username member, Instant at) {
    LearningServiceCommand command() {
      return new JoinGroup(member, groupId, programmeId, at);
    }
  }

  record MemberLeft(GroupId groupId, ProgrammeId programmeId, Username member, Instant at) {
    LearningServiceCommand command() {
      return new LeaveGroup(member, groupId, programmeId, at);
    }
  }

  /**
   * @param sessionId the only one that they lead; nothing: all to come
   */
  record FacilitatorChanged(
      GroupId groupId, Username facilitator, @Nullable SessionId sessionId, Instant at) {
    Stream<LearningServiceCommand> commands() {
      return sessionId == null
          ? Stream.of(new NoteFacilitator(groupId, facilitator, at))
          : Stream.empty();
    }
  }

  /** Of a planned session its date, and what it will ask besides everybody's items. */
  record SessionPlanned(
      SessionId sessionId,
      GroupId groupId,
      ProgrammeId programmeId,
      Instant startsAt,
      Template template,
      Instant at) {
    Stream<LearningServiceCommand> commands() {
      return Stream.concat(
          template.items().stream().map(item -> new NoteItem(programmeId, item, at)),
          Stream.of(
              new NoteSessionPlanned(
                  sessionId, groupId, programmeId, startsAt, template.minutes(), at)));
    }
  }

  record Template(List<Step> steps, List<OwnEvaluationItem> items) {
    Template(List<Step> steps, @Nullable List<OwnEvaluationItem> items) {
      this.steps = List.copyOf(steps);
      this.items = items == null ? List.of() : List.copyOf(items);
    }

    int minutes() {
      return SessionStatistics.withBreak(steps.stream().mapToInt(Step::plannedMinutes).sum());
    }
  }

  record Step(int plannedMinutes) {}

  record SessionTemplateChanged(
      SessionId sessionId, ProgrammeId programmeId, Template template, Instant at) {
    Stream<LearningServiceCommand> commands() {
      return Stream.concat(
          template.items().stream().map(item -> new NoteItem(programmeId, item, at)),
          Stream.of(new NoteSessionLength(sessionId, template.minutes(), at)));
    }
  }

  record SessionMoved(SessionId sessionId, Instant startsAt, Instant at) {
    LearningServiceCommand command() {
      return new NoteSessionMoved(sessionId, startsAt, at);
    }
  }

  record SessionCancelled(SessionId sessionId, Instant at) {
    LearningServiceCommand command() {
      return new NoteSessionUnplanned(sessionId, at);
    }
  }

  /**
   * @param kind of what was asked for; only the erasure of a person is carried out here
   */
  record ApprovalDecided(UUID approvalId, String kind, @Nullable Username username, Instant at) {
    Stream<LearningServiceCommand> granted(Duration grace) {
      return isErasure()
          ? Stream.of(
              new ApproveErasure(Objects.requireNonNull(username), approvalId, at.plus(grace), at))
          : Stream.empty();
    }

    Stream<LearningServiceCommand> declined() {
      return isErasure()
          ? Stream.of(new DeclineErasure(Objects.requireNonNull(username), approvalId, at))
          : Stream.empty();
    }

    private boolean isErasure() {
      return kind.equals("PERSON_ERASURE");
    }
  }

  record PersonRegistered(
      Username username, @Nullable String unit, @Nullable String site, Instant at) {
    LearningServiceCommand command() {
      return new NotePerson(username, unit, site, at);
    }
  }

  record ContactChanged(
      Username username,
      String displayName,
      @Nullable String email,
      @Nullable Language language,
      boolean reminders,
      @Nullable List<String> unwanted,
      Instant at) {
    LearningServiceCommand command() {
      List<String> names = unwanted == null ? List.of() : unwanted;
      var spared = names.stream().flatMap(name -> ReminderKind.named(name).stream()).toList();
      var contact = new Contact(displayName, email, language, reminders, spared);
      return new NoteContact(username, contact, at);
    }
  }
}
