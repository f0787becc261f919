package codev.group.group;

import codev.group.calendar.SchedulingConflict;
import codev.group.domain.person.Username;
import codev.group.domain.value.MethodWarning;
import codev.infra.web.authority.ProgrammeAuthorities;
import java.util.stream.Stream;

/** Overlaps of a group's sessions with other groups', as far as the viewer may see them. */
record SchedulingConflictFinder(GroupView group, ProgrammeAuthorities viewer) {
  Stream<SchedulingConflict> with(GroupView other) {
    var others = other.people().toList();
    var shared = group.people().filter(others::contains).filter(this::mayKnowConflictsOf).toList();
    if (shared.isEmpty()) return Stream.empty();
    var warning =
        shared.contains(group.facilitator())
            ? MethodWarning.FACILITATOR_MEETS_ELSEWHERE
            : MethodWarning.MEMBER_MEETS_ELSEWHERE;
    boolean isVisible = other.isVisibleTo(viewer);
    return group
        .sessions()
        .overlaps(other.sessions())
        .map(
            both ->
                new SchedulingConflict(
                    both.here().id(),
                    warning,
                    shared,
                    both.there().startsAt(),
                    both.there().endsAt(),
                    isVisible ? other.id() : null,
                    isVisible ? other.name() : null));
  }

  /** Those who plan see all conflicts; a member only their own. */
  private boolean mayKnowConflictsOf(Username person) {
    return group.isAnsweredForBy(viewer) || person.value().equals(viewer.user().username());
  }
}
