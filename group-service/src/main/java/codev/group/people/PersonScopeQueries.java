package codev.group.people;

import codev.group.authority.ProgrammeAccess;
import codev.group.directory.DirectoryEntry;
import codev.group.directory.PersonScopes;
import codev.group.domain.person.Username;
import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import codev.infra.web.authority.ProgrammeAuthorities;
import codev.infra.web.security.CurrentUser;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Finds who is within the scope of a manager or an auditor: those who are or were in a group of one
 * of their programmes, as member or facilitator, those of their units, those whom they have
 * registered themselves and who have been in no group of another programme, and they themselves.
 * For those who manage or audit the organisation, everybody. Participants who are in no group yet
 * are there to compose groups of, until they are removed: a manager makes one of anybody.
 *
 * <p>A manager puts anybody into a programme of theirs. So who is or was in another one too, or
 * holds a right over what the manager does not manage, is read but not changed: an e-mail address
 * decides who receives what is sent about that other programme, and a departure ends all rights.
 * For the same reason they get no entry from such a manager if they have none yet.
 */
@Component
class PersonScopeQueries implements PersonScopes {
  private static final int MANY = 100;

  private final ReadModel<PersonRegistrarView> registrars;
  private final ReadModel<ProgrammePeopleView> programmePeople;
  private final ProgrammeAccess access;

  PersonScopeQueries(ReadModels views, ProgrammeAccess access) {
    this.registrars = views.project(PersonRegistrarView.PROJECTION);
    this.programmePeople = views.project(ProgrammePeopleView.PROJECTION);
    this.access = access;
  }

  @Override
  public List<DirectoryEntry> readable(Collection<DirectoryEntry> people, CurrentUser user) {
    return reviewed(people, user, ProgrammePeopleView::placed);
  }

  @Override
  public List<DirectoryEntry> composable(Collection<DirectoryEntry> people, CurrentUser user) {
    return reviewed(people, user, ProgrammePeopleView::composable);
  }

  private List<DirectoryEntry> reviewed(
      Collection<DirectoryEntry> people,
      CurrentUser user,
      Function<ProgrammePeopleView, List<Username>> peopleOf) {
    var authority = access.of(user);
    if (authority.reviewsOrganisation()) return List.copyOf(people);
    return within(
        people,
        new Username(user.username()),
        programmes(authority, authority::reviews),
        peopleOf,
        authority::reviewsUnit);
  }

  @Override
  public List<DirectoryEntry> changeable(Collection<DirectoryEntry> people, Username manager) {
    var authority = access.managedBy(manager);
    if (authority.managesOrganisation()) return List.copyOf(people);
    var programmes = programmes(authority, authority::manages);
    var managed =
        within(people, manager, programmes, ProgrammePeopleView::placed, authority::managesUnit);
    if (managed.isEmpty()) return managed;
    var asked = managed.stream().map(DirectoryEntry::username).toList();
    var holding = access.holdingBeyond(authority, asked);
    var placed = placedElsewhere(asked, authority);
    return managed.stream()
        .filter(
            entry ->
                entry.username().equals(manager)
                    || (!holding.contains(entry.username())
                        && (!placed.contains(entry.username())
                            || (entry.unit() != null && authority.managesUnit(entry.unit())))))
        .toList();
  }

  @Override
  public Set<Username> registrable(Collection<Username> newcomers, Username manager) {
    var authority = access.managedBy(manager);
    var registrable = new HashSet<>(newcomers);
    if (newcomers.isEmpty() || authority.managesOrganisation()) return registrable;
    registrable.removeAll(access.holdingBeyond(authority, newcomers));
    registrable.removeAll(placedElsewhere(newcomers, authority));
    if (newcomers.contains(manager)) registrable.add(manager);
    return registrable;
  }

  /**
   * Who is or was in a programme that a manager does not manage, in which any of these people are.
   */
  private Set<Username> placedElsewhere(
      Collection<Username> people, ProgrammeAuthorities authority) {
    return programmePeople.current().whereAny("people", names(people)).stream()
        .filter(view -> !authority.manages(view.programme().value()))
        .flatMap(view -> view.people().stream())
        .collect(Collectors.toSet());
  }

  private static List<String> programmes(ProgrammeAuthorities authority, Predicate<UUID> isWithin) {
    return authority.programmes().stream().filter(isWithin).map(UUID::toString).toList();
  }

  private List<DirectoryEntry> within(
      Collection<DirectoryEntry> people,
      Username user,
      List<String> programmes,
      Function<ProgrammePeopleView, List<Username>> peopleOf,
      Predicate<String> isOwnUnit) {
    var visible = new HashSet<Username>();
    visible.add(user);
    programmePeople
        .current()
        .find(programmes)
        .forEach(view -> visible.addAll(peopleOf.apply(view)));
    var others = new ArrayList<Username>();
    for (var entry : people)
      if (entry.unit() != null && isOwnUnit.test(entry.unit())) visible.add(entry.username());
      else if (!visible.contains(entry.username())) others.add(entry.username());
    visible.addAll(unplaced(others, user, programmes));
    return people.stream().filter(entry -> visible.contains(entry.username())).toList();
  }

  /**
   * Those of these people whom a user has registered, and who have been in no group of a programme
   * but these.
   */
  private Set<Username> unplaced(List<Username> people, Username user, List<String> programmes) {
    if (people.isEmpty()) return Set.of();
    var asked = new HashSet<>(people);
    var registered =
        registrations(people, user).stream()
            .filter(view -> view.by().equals(user) && asked.contains(view.person()))
            .map(PersonRegistrarView::person)
            .collect(Collectors.toCollection(HashSet::new));
    if (registered.isEmpty()) return registered;
    programmePeople.current().whereAny("placed", names(registered)).stream()
        .filter(view -> !programmes.contains(view.programme().toString()))
        .forEach(view -> view.placed().forEach(registered::remove));
    return registered;
  }

  /** Of few people by their names, of a whole directory by who registered them. */
  private List<PersonRegistrarView> registrations(List<Username> people, Username user) {
    var views = registrars.current();
    return people.size() <= MANY ? views.find(names(people)) : views.where("by", user.value());
  }

  private static List<String> names(Collection<Username> people) {
    return people.stream().map(Username::value).toList();
  }
}
