package codev.group.participants;

import codev.group.directory.DirectoryQueries;
import codev.group.domain.command.ProgrammeCommand.AddParticipants;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.security.CurrentUser;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.springframework.stereotype.Component;

/** Use case: adds the people of a list to the participants of a programme. */
@Component
record AddParticipantsUseCase(
    DirectoryQueries directory,
    ParticipantQueries participants,
    CommandSender commands,
    Clock clock) {
  /** So many events in one commit at most. */
  private static final int PART = 500;

  /**
   * What has become of a list.
   *
   * @param people who are participants now
   * @param added how many of them were not before
   * @param unknown what names nobody in the directory, or several people
   * @param position of the last commit
   */
  record Outcome(List<Username> people, int added, List<String> unknown, long position) {
    public int already() {
      return people.size() - added;
    }
  }

  /**
   * @param listedNames each by a user name, an e-mail address or a whole name
   */
  Outcome add(ProgrammeId programme, List<String> listedNames, CurrentUser user) {
    var field = directory.personField();
    var found = new LinkedHashSet<Username>();
    var unknown = new ArrayList<String>();
    for (var text : listedNames) {
      var people = field.matching(text);
      if (people.size() == 1) found.addAll(people);
      else unknown.add(text.strip());
    }
    var before = participants.of(programme);
    var added = found.stream().filter(person -> !before.contains(person)).toList();
    long position = addPart(programme, added.subList(0, Math.min(PART, added.size())), user);
    for (int from = PART; from < added.size(); from += PART)
      position = addPart(programme, added.subList(from, Math.min(from + PART, added.size())), user);
    return new Outcome(List.copyOf(found), added.size(), unknown, position);
  }

  private long addPart(ProgrammeId programme, List<Username> people, CurrentUser user) {
    var by = new Username(user.username());
    return commands.send(new AddParticipants(programme, people, by, clock.instant())).position();
  }
}
