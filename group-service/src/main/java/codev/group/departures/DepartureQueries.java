package codev.group.departures;

import codev.group.authority.GrantQueries;
import codev.group.authority.GrantView;
import codev.group.authority.ProgrammeManagerQueries;
import codev.group.domain.authority.GrantRole;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.group.GroupQueries;
import codev.group.group.GroupView;
import codev.group.group.MembershipChangeView;
import codev.group.programme.ProgrammeQueries;
import codev.infra.email.EmailProperties;
import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds who has left lately, and what they leave behind in programmes that are not over. */
@Component
class DepartureQueries {
  private final ReadModel<DepartureView> departures;
  private final GroupQueries groups;
  private final ProgrammeQueries programmes;
  private final GrantQueries grants;
  private final ProgrammeManagerQueries managers;
  private final EmailProperties settings;

  DepartureQueries(
      ReadModels views,
      GroupQueries groups,
      ProgrammeQueries programmes,
      GrantQueries grants,
      ProgrammeManagerQueries managers,
      EmailProperties settings) {
    this.departures = views.project(DepartureView.PROJECTION);
    this.groups = groups;
    this.programmes = programmes;
    this.grants = grants;
    this.managers = managers;
    this.settings = settings;
  }

  /**
   * What a departure changes in one programme.
   *
   * @param left groups of which they were a member
   * @param led groups that they facilitate, for good or in a session to come
   * @param managed whether they managed the programme itself
   */
  record Consequences(
      ProgrammeId programme,
      String name,
      List<GroupView> left,
      List<GroupView> led,
      boolean managed) {}

  List<DepartureView> recent(Instant moment) {
    var days =
        DepartureView.dayOf(moment.minus(settings.fresh()))
            .datesUntil(DepartureView.dayOf(moment).plusDays(1))
            .map(LocalDate::toString)
            .toList();
    return departures.whereAny(DepartureView.DAY, days).stream()
        .filter(departure -> settings.isFresh(departure.at(), moment))
        .toList();
  }

  /** Whether the groups have been left already does not matter. */
  List<Consequences> of(DepartureView departure) {
    var concerned =
        groups.everWith(departure.person()).stream()
            .filter(group -> wasIn(group, departure) || isLed(group, departure.person()))
            .collect(Collectors.groupingBy(GroupView::programmeId));
    var managed = managed(departure);
    var all = Stream.concat(concerned.keySet().stream(), managed.stream()).distinct().toList();
    var day = LocalDate.ofInstant(departure.at(), settings.zone());
    return programmes.running(all, day).stream()
        .map(
            programme ->
                consequences(
                    programme,
                    concerned.getOrDefault(programme, List.of()),
                    managed.contains(programme),
                    departure))
        .toList();
  }

  private Consequences consequences(
      ProgrammeId programme, List<GroupView> groups, boolean managed, DepartureView departure) {
    return new Consequences(
        programme,
        programmes.programme(programme).settings().name(),
        groups.stream().filter(group -> wasIn(group, departure)).toList(),
        groups.stream().filter(group -> isLed(group, departure.person())).toList(),
        managed);
  }

  private static boolean wasIn(GroupView group, DepartureView departure) {
    return group.members().contains(departure.person())
        || group.changes().stream()
            .anyMatch(
                change ->
                    change.kind() == MembershipChangeView.Kind.LEFT
                        && change.person().equals(departure.person())
                        && !change.at().isBefore(departure.at()));
  }

  private static boolean isLed(GroupView group, Username person) {
    return group.facilitator().equals(person) || group.sessions().isLedBy(person);
  }

  /** The programmes that they managed until then, by a right over these alone. */
  private Set<ProgrammeId> managed(DepartureView departure) {
    return grants.of(departure.person()).stream()
        .filter(grant -> grant.role() == GrantRole.MANAGER && wasHeld(grant, departure.at()))
        .flatMap(grant -> Stream.ofNullable(grant.scope().id()))
        .collect(Collectors.toSet());
  }

  private static boolean wasHeld(GrantView grant, Instant moment) {
    var revocation = grant.revocation();
    return (revocation == null || !revocation.at().isBefore(moment))
        && (grant.until() == null || grant.until().isAfter(moment));
  }

  /** Who answers for a programme now, without who has left it. */
  Set<Username> managersOf(ProgrammeId programme, Username departed, Instant moment) {
    return managers.find(programme, departed, moment);
  }
}
