package codev.learning.messaging;

import codev.infra.eventrelay.InboundMessage;
import codev.infra.eventrelay.MessageListener;
import codev.infra.eventstore.axon.CommandSender;
import codev.learning.domain.Competency;
import codev.learning.domain.GroupId;
import codev.learning.domain.LearningCommand;
import codev.learning.domain.LearningCommand.DateProgramme;
import codev.learning.domain.LearningCommand.JoinGroup;
import codev.learning.domain.LearningCommand.LeaveGroup;
import codev.learning.domain.LearningCommand.NoteContact;
import codev.learning.domain.LearningCommand.NoteFacilitator;
import codev.learning.domain.LearningCommand.NoteGroup;
import codev.learning.domain.LearningCommand.NoteItem;
import codev.learning.domain.LearningCommand.NotePerson;
import codev.learning.domain.LearningCommand.NoteProgramme;
import codev.learning.domain.ProgrammeId;
import codev.learning.domain.SessionId;
import codev.learning.domain.outcomes.Aim;
import codev.learning.domain.person.Contact;
import codev.learning.domain.person.Language;
import codev.learning.domain.person.Username;
import codev.learning.domain.survey.ProgrammeEvaluationItem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Messages of group-service become commands here: of each message, only what figures and e-mails
 * need.
 */
@Component
public class GroupMessageListener implements MessageListener {
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

  @Override
  public void handle(InboundMessage message) {
    commandsFor(message).forEach(commands::send);
  }

  static Stream<? extends LearningCommand> commandsFor(InboundMessage message) {
    return switch (message.type()) {
      case "group.programme-declared.v1" -> message.as(ProgrammeDeclared.class).commands();
      case "group.group-formed.v1" -> message.as(GroupFormed.class).commands();
      case "group.member-joined.v1" -> Stream.of(message.as(MemberJoined.class).command());
      case "group.member-left.v1" -> Stream.of(message.as(MemberLeft.class).command());
      case "group.facilitator-changed.v1" -> message.as(FacilitatorChanged.class).commands();
      case "group.session-planned.v2" -> message.as(SessionPlanned.class).commands();
      case "group.person-registered.v1" -> Stream.of(message.as(PersonRegistered.class).command());
      case "group.contact-changed.v1" -> Stream.of(message.as(ContactChanged.class).command());
      default -> Stream.empty();
    };
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
    Stream<LearningCommand> commands() {
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
    Stream<LearningCommand> commands() {
      return Stream.concat(
          Stream.of(new NoteGroup(groupId, programmeId, name, facilitator, members, at)),
          members.stream().map(member -> new JoinGroup(member, groupId, programmeId, at)));
    }
  }

  record MemberJoined(GroupId groupId, ProgrammeId programmeId, Username member, Instant at) {
    LearningCommand command() {
      return new JoinGroup(member, groupId, programmeId, at);
    }
  }

  record MemberLeft(GroupId groupId, ProgrammeId programmeId, Username member, Instant at) {
    LearningCommand command() {
      return new LeaveGroup(member, groupId, programmeId, at);
    }
  }

  /**
   * @param sessionId the only one that they lead; nothing: all to come
   */
  record FacilitatorChanged(
      GroupId groupId, Username facilitator, @Nullable SessionId sessionId, Instant at) {
    Stream<LearningCommand> commands() {
      return sessionId == null
          ? Stream.of(new NoteFacilitator(groupId, facilitator, at))
          : Stream.empty();
    }
  }

  /** Of a planned session only what it will ask besides everybody's items. */
  record SessionPlanned(ProgrammeId programmeId, Template template, Instant at) {
    Stream<LearningCommand> commands() {
      return template.items().stream().map(item -> new NoteItem(programmeId, item, at));
    }
  }

  record Template(List<ProgrammeEvaluationItem> items) {
    Template(@Nullable List<ProgrammeEvaluationItem> items) {
      this.items = items == null ? List.of() : List.copyOf(items);
    }
  }

  record PersonRegistered(
      Username username, @Nullable String unit, @Nullable String site, Instant at) {
    LearningCommand command() {
      return new NotePerson(username, unit, site, at);
    }
  }

  record ContactChanged(
      Username username,
      String displayName,
      @Nullable String email,
      @Nullable Language language,
      boolean reminders,
      Instant at) {
    LearningCommand command() {
      return new NoteContact(username, new Contact(displayName, email, language, reminders), at);
    }
  }
}
