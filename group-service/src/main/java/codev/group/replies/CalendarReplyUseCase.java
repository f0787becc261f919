package codev.group.replies;

import codev.group.calendar.CalendarSession;
import codev.group.directory.DirectoryQueries;
import codev.group.domain.RuleViolationException;
import codev.group.domain.command.GroupSessionCommand.AnswerSessionInvitation;
import codev.group.domain.person.InvitationAnswer;
import codev.group.domain.person.Username;
import codev.group.group.GroupQueries;
import codev.group.group.GroupView;
import codev.group.notifications.SessionDateEmails;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.securitylog.RepeatedEntryFilter;
import codev.infra.securitylog.SecurityEvent;
import codev.infra.securitylog.SecurityLogEntry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Use case: records an answer that came by e-mail. It counts only if it came from the attendee's
 * own address, as the mail server attests, and answers the session's present date.
 */
@Component
class CalendarReplyUseCase {
  private static final Logger LOG = LoggerFactory.getLogger(CalendarReplyUseCase.class);
  private static final Duration REFUSAL_INTERVAL = Duration.ofMinutes(1);

  private final GroupQueries groups;
  private final DirectoryQueries directory;
  private final SessionDateEmails invitations;
  private final AutomaticReplies automaticReplies;
  private final CommandSender commands;
  private final Clock clock;
  private final RepeatedEntryFilter refusals;

  CalendarReplyUseCase(
      GroupQueries groups,
      DirectoryQueries directory,
      SessionDateEmails invitations,
      AutomaticReplies automaticReplies,
      CommandSender commands,
      Clock clock) {
    this.groups = groups;
    this.directory = directory;
    this.invitations = invitations;
    this.automaticReplies = automaticReplies;
    this.commands = commands;
    this.clock = clock;
    this.refusals = new RepeatedEntryFilter(REFUSAL_INTERVAL, clock);
  }

  /**
   * @param sender of the e-mail
   * @return whether it was recorded
   */
  boolean record(CalendarReply reply, ReplySender sender) {
    if (!sender.address().equalsIgnoreCase(reply.email())) return false;
    var member = directory.findByEmail(reply.email());
    if (member.isEmpty()) return false;
    if (sender.verdict() != SenderVerdict.AUTHENTIC) {
      logRefusal(reply, sender.verdict(), member.get().username());
      return false;
    }
    var group = groupOf(reply);
    var person = member.get().username();
    var answered = group.flatMap(one -> answered(reply, person, one));
    if (group.isEmpty() || answered.isEmpty()) return false;
    if (leads(person, answered.get(), group.get())) {
      if (reply.answer() == InvitationAnswer.DECLINED)
        automaticReplies.toDeclinedLeading(group.get(), answered.get(), person);
      return false;
    }
    try {
      commands.send(
          new AnswerSessionInvitation(
              group.get().id(),
              reply.session(),
              answered.get().startsAt(),
              reply.answer(),
              false,
              person,
              clock.instant()));
      return true;
    } catch (RuleViolationException refusal) {
      LOG.info("An answer by e-mail was refused: {}", refusal.violation().key());
      return false;
    }
  }

  /** Who leads a session is not asked whether they will come: some calendar programs answer. */
  private static boolean leads(Username person, CalendarSession session, GroupView group) {
    return session.facilitator().equals(person) && !group.members().contains(person);
  }

  /** The security log has one entry a minute for each person and reason. */
  private void logRefusal(CalendarReply reply, SenderVerdict verdict, Username person) {
    LOG.warn("An answer by e-mail was refused: {}", verdict.key());
    if (!refusals.accepts(List.of(person, verdict))) return;
    SecurityLogEntry.of(SecurityEvent.CALENDAR_REPLY_REFUSED)
        .with("person", person)
        .with("session", reply.session())
        .with("reason", verdict.key())
        .write();
  }

  private Optional<GroupView> groupOf(CalendarReply reply) {
    return groups.plannedIn(List.of(reply.session())).stream().findFirst().map(groups::group);
  }

  /** The session; an answer to a date that has changed since says nothing about the new one. */
  private Optional<CalendarSession> answered(
      CalendarReply reply, Username person, GroupView group) {
    return group
        .sessions()
        .find(reply.session())
        .filter(CalendarSession::isToCome)
        .filter(
            session ->
                invitations.isToPresentDate(group.id(), session.id(), person, reply.sequence()));
  }
}
