package codev.group.replies;

import codev.group.calendar.CalendarSession;
import codev.group.directory.DirectoryQueries;
import codev.group.domain.GroupServiceCommand.AnswerSessionInvitation;
import codev.group.domain.RuleViolationException;
import codev.group.group.GroupQueries;
import codev.group.group.GroupView;
import codev.infra.eventstore.axon.CommandSender;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Use case: records an answer that came by e-mail. It counts only if it came from the attendee's
 * own address, and answers the session's present date.
 */
@Component
class CalendarReplyUseCase {
  private static final Logger LOG = LoggerFactory.getLogger(CalendarReplyUseCase.class);

  private final GroupQueries groups;
  private final DirectoryQueries directory;
  private final CommandSender commands;
  private final Clock clock;

  CalendarReplyUseCase(
      GroupQueries groups, DirectoryQueries directory, CommandSender commands, Clock clock) {
    this.groups = groups;
    this.directory = directory;
    this.commands = commands;
    this.clock = clock;
  }

  /**
   * @param sender the address that the e-mail came from
   * @return whether it was recorded
   */
  boolean record(CalendarReply reply, String sender) {
    if (!sender.equalsIgnoreCase(reply.email())) return false;
    var member = directory.findByEmail(reply.email());
    var group = groupOf(reply);
    if (member.isEmpty() || group.isEmpty() || !isCurrent(reply, group.get())) return false;
    try {
      commands.send(
          new AnswerSessionInvitation(
              group.get().id(),
              reply.session(),
              reply.answer(),
              member.get().username(),
              clock.instant()));
      return true;
    } catch (RuleViolationException refusal) {
      LOG.info("An answer by e-mail was refused: {}", refusal.violation().key());
      return false;
    }
  }

  private Optional<GroupView> groupOf(CalendarReply reply) {
    return groups.plannedIn(List.of(reply.session())).stream().findFirst().map(groups::group);
  }

  /** An answer to a date that has changed since says nothing about the new one. */
  private static boolean isCurrent(CalendarReply reply, GroupView group) {
    return group
        .sessions()
        .find(reply.session())
        .filter(CalendarSession::isToCome)
        .filter(session -> reply.sequence() >= session.revision())
        .isPresent();
  }
}
