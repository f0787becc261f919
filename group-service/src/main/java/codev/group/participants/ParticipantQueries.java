package codev.group.participants;

import codev.group.directory.DirectoryQueries;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.group.GroupQueries;
import codev.group.group.GroupView;
import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import codev.infra.ui.NameOrder;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads the participants of programmes. */
@Component
public class ParticipantQueries {
  private final ReadModel<ParticipantsView> participants;
  private final DirectoryQueries directory;
  private final GroupQueries groups;

  ParticipantQueries(ReadModels views, DirectoryQueries directory, GroupQueries groups) {
    this.participants = views.project(ParticipantsView.PROJECTION);
    this.directory = directory;
    this.groups = groups;
  }

  /** As the log has it at this moment; none as long as nobody was added. */
  public Set<Username> of(ProgrammeId programme) {
    return participants
        .current()
        .find(programme.toString())
        .map(view -> (Set<Username>) new LinkedHashSet<>(view.people()))
        .orElse(Set.of());
  }

  /** Those of these programmes to which people were added, as the log has it at this moment. */
  public Set<ProgrammeId> withParticipants(Collection<ProgrammeId> programmes) {
    if (programmes.isEmpty()) return Set.of();
    return participants
        .current()
        .find(programmes.stream().map(ProgrammeId::toString).toList())
        .stream()
        .filter(view -> !view.people().isEmpty())
        .map(ParticipantsView::programme)
        .collect(Collectors.toSet());
  }

  /** By name, each with their group; those who have been erased are left out. */
  List<Participant> list(ProgrammeId programme) {
    var groupOf = new HashMap<Username, GroupView>();
    for (var group : groups.groupsOf(programme))
      group.members().forEach(member -> groupOf.put(member, group));
    return directory.of(of(programme)).values().stream()
        .map(person -> new Participant(person, groupOf.get(person.username())))
        .sorted(Comparator.comparing(line -> line.person().displayName(), NameOrder.alphabetical()))
        .toList();
  }
}
