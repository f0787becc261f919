package codev.group.retention;

import codev.group.directory.DirectoryQueries;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.group.GroupQueries;
import codev.group.group.GroupView;
import codev.group.participants.ParticipantQueries;
import codev.group.retention.IdentityErasureView.State;
import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds the people whose identity leaves, or has left. */
@Component
class IdentityErasureQueries {
  private final ReadModel<IdentityErasureView> erasures;
  private final GroupQueries groups;
  private final ParticipantQueries participants;
  private final DirectoryQueries directory;

  IdentityErasureQueries(
      ReadModels views,
      GroupQueries groups,
      ParticipantQueries participants,
      DirectoryQueries directory) {
    this.erasures = views.project(IdentityErasureView.PROJECTION);
    this.groups = groups;
    this.participants = participants;
    this.directory = directory;
  }

  /** How many people of a programme are kept, announced and erased. */
  record Counts(long kept, long announced, long erased) {}

  List<IdentityErasureView> announced() {
    return erasures.where("state", State.ANNOUNCED.name());
  }

  /** Of the participants of a programme and the people whom its groups name. */
  Counts ofProgramme(ProgrammeId programme) {
    var named = groups.groupsOf(programme).stream().flatMap(GroupView::named);
    var people =
        Stream.concat(participants.of(programme).stream(), named).collect(Collectors.toSet());
    var byState =
        erasures.find(people.stream().map(Username::value).toList()).stream()
            .collect(
                Collectors.groupingBy(
                    IdentityErasureView::state,
                    Collectors.mapping(IdentityErasureView::person, Collectors.toSet())));
    var announced = byState.getOrDefault(State.ANNOUNCED, Set.of());
    var erased = byState.getOrDefault(State.ERASED, Set.of());
    long kept =
        directory.of(people).keySet().stream()
            .filter(person -> !announced.contains(person) && !erased.contains(person))
            .count();
    return new Counts(kept, announced.size(), erased.size());
  }
}
