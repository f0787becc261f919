package codev.group.people;

import codev.group.authority.ProgrammeAccess;
import codev.group.directory.DirectoryEntry;
import codev.group.directory.DirectoryQueries;
import codev.group.domain.command.FacilitatorCommand.RemoveFacilitator;
import codev.group.domain.command.PersonCommand.LeaveOrganisation;
import codev.group.domain.command.PersonCommand.ReturnToOrganisation;
import codev.group.domain.person.Username;
import codev.group.group.GroupView;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.ui.NameOrder;
import codev.infra.web.identity.SessionsEnd;
import codev.infra.web.identity.UsernameSpelling;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Use case: marks that a person has left the organisation, which ends their sessions; they
 * facilitate no more either. A manager cannot while a running group counts on them. Their return
 * undoes the departure.
 */
@Component
public class PersonDepartureUseCase {
  private final CommandSender commands;
  private final PersonQueries people;
  private final DirectoryQueries directory;
  private final ProgrammeAccess access;
  private final UsernameSpelling spelling;
  private final Clock clock;

  PersonDepartureUseCase(
      CommandSender commands,
      PersonQueries people,
      DirectoryQueries directory,
      ProgrammeAccess access,
      UsernameSpelling spelling,
      Clock clock) {
    this.commands = commands;
    this.people = people;
    this.directory = directory;
    this.access = access;
    this.spelling = spelling;
    this.clock = clock;
  }

  /** A person's entry at the end of the log, whatever the case of the user name. */
  DirectoryEntry entry(String username) {
    return directory
        .current(new Username(spelling.of(username)))
        .orElseThrow(RefusedException::notFound);
  }

  /**
   * @return the position of the commit
   */
  long comeBack(Username person, CurrentUser user) {
    return comeBack(person, new Username(user.username()));
  }

  /**
   * @return the position of the commit
   */
  public long comeBack(Username person, Username by) {
    return commands.send(new ReturnToOrganisation(person, by, clock.instant())).position();
  }

  /**
   * @return the position of the last commit
   */
  long leave(Username person, CurrentUser user) {
    var groups = people.runningGroups(person);
    var authority = access.currentOf(user);
    var groupNames =
        groups.stream()
            .filter(group -> group.isVisibleTo(authority))
            .map(GroupView::name)
            .sorted(NameOrder.alphabetical())
            .toList();
    return leave(
        person, groupNames, groups.size() - groupNames.size(), new Username(user.username()));
  }

  /**
   * Likewise, as the organisation's identity provider says it: no group keeps them, since they are
   * gone already.
   *
   * @return the position of the last commit
   */
  public long leave(Username person, Username by) {
    return leave(person, List.of(), 0, by);
  }

  private long leave(Username person, List<String> groups, int otherGroups, Username by) {
    var end = SessionsEnd.refusedBefore(Instant.now()); // by the clock of the tokens
    var result =
        commands.send(new LeaveOrganisation(person, groups, otherGroups, end, by, clock.instant()));
    var removed = commands.send(new RemoveFacilitator(person, by, clock.instant()));
    return Math.max(result.position(), removed.position());
  }
}
