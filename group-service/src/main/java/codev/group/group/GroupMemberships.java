package codev.group.group;

import codev.group.authority.ProgrammeAccess;
import codev.group.directory.PersonMemberships;
import codev.group.domain.person.Username;
import codev.infra.web.security.CurrentUser;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds the groups in which a person has a place already. */
@Component
record GroupMemberships(GroupQueries groups, ProgrammeAccess access) implements PersonMemberships {
  @Override
  public PersonGroups of(Username person, UUID group, CurrentUser viewer) {
    var authorities = access.of(viewer);
    var visibleGroups =
        groups
            .groupsWith(person.value())
            .filter(one -> one.members().contains(person) && one.isVisibleTo(authorities))
            .toList();
    long others =
        visibleGroups.stream()
            .filter(one -> !one.id().value().equals(group) && one.meetsAgain())
            .count();
    return new PersonGroups(
        visibleGroups.stream().anyMatch(one -> one.id().value().equals(group)),
        Math.toIntExact(others));
  }
}
