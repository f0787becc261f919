package codev.group.answers;

import codev.group.calendar.CalendarSession;
import codev.group.domain.command.GroupSessionCommand.AnswerSessionInvitation;
import codev.group.domain.person.InvitationAnswer;
import codev.group.domain.person.Username;
import codev.group.group.GroupView;
import codev.infra.eventstore.axon.CommandSender;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import org.springframework.stereotype.Component;

/**
 * Use case: a member will come to several sessions. Each is answered by itself; what they have
 * answered before stays.
 */
@Component
public class AcceptSessionsUseCase {
  private final CommandSender commands;
  private final Clock clock;

  AcceptSessionsUseCase(CommandSender commands, Clock clock) {
    this.commands = commands;
    this.clock = clock;
  }

  /**
   * @param dates that the member was shown: a session that has another one by now is not accepted
   * @return the position that includes all answers; 0: there is none
   */
  public long accept(GroupView group, Collection<Instant> dates, Username member) {
    long position = 0;
    for (var session : group.sessions().all())
      if (session.isExpected() && dates.contains(session.startsAt()))
        position = accept(group, session, member);
    return position;
  }

  private long accept(GroupView group, CalendarSession session, Username member) {
    return commands
        .send(
            new AnswerSessionInvitation(
                group.id(),
                session.id(),
                session.startsAt(),
                InvitationAnswer.ACCEPTED,
                true,
                member,
                clock.instant()))
        .position();
  }
}
