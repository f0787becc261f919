package codev.group.people;

import codev.group.authority.ProgrammeAccess;
import codev.group.directory.DirectoryEntry;
import codev.group.directory.PersonScopes;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.group.GroupQueries;
import codev.group.participants.ParticipantQueries;
import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import codev.infra.web.authority.ProgrammeAuthorities;
import codev.infra.web.security.CurrentUser;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Finds who is within the scope of a manager or an auditor: those who are or were in one of their
 * programmes, as participant, member or facilitator, those of their units, those whom they have
 * registered themselves and who are in no programme yet, and they themselves. For those who manage
 * or audit the organisation, everybody.
 */
@Component
class PersonScopeQueries implements PersonScopes {
  private final ReadModel<PersonRegistrarView> registrars;
  private final GroupQueries groups;
  private final ParticipantQueries participants;
  private final ProgrammeAccess access;

  PersonScopeQueries(
      ReadModels views,
      GroupQueries groups,
      ParticipantQueries participants,
      ProgrammeAccess access) {
    this.registrars = views.project(PersonRegistrarView.PROJECTION);
    this.groups = groups;
    this.participants = participants;
    this.access = access;
  }

  @Override
  public List<DirectoryEntry> readable(Collection<DirectoryEntry> people, CurrentUser user) {
    var viewer = access.of(user);
    if (viewer.reviewsOrganisation()) return List.copyOf(people);
    var programmes = programmes(viewer, viewer::reviews);
    return within(people, new Username(user.username()), programmes, viewer::reviewsUnit);
  }

  @Override
  public List<DirectoryEntry> changeable(Collection<DirectoryEntry> people, Username manager) {
    var authority = access.managedBy(manager);
    if (authority.managesOrganisation()) return List.copyOf(people);
    var programmes = programmes(authority, authority::manages);
    return within(people, manager, programmes, authority::managesUnit);
  }

  private static List<ProgrammeId> programmes(
      ProgrammeAuthorities authority, Predicate<UUID> isWithin) {
    return authority.programmes().stream().filter(isWithin).map(ProgrammeId::new).toList();
  }

  private List<DirectoryEntry> within(
      Collection<DirectoryEntry> people,
      Username user,
      List<ProgrammeId> programmes,
      Predicate<String> isOwnUnit) {
    var theirs = new HashSet<Username>();
    theirs.add(user);
    theirs.addAll(participants.of(programmes));
    theirs.addAll(groups.everIn(programmes));
    var others = new HashSet<Username>();
    for (var entry : people)
      if (entry.unit() != null && isOwnUnit.test(entry.unit())) theirs.add(entry.username());
      else if (!theirs.contains(entry.username())) others.add(entry.username());
    theirs.addAll(unplaced(others, user));
    return people.stream().filter(entry -> theirs.contains(entry.username())).toList();
  }

  /** Those of these people whom a user has registered, and who are in no programme yet. */
  private Set<Username> unplaced(Set<Username> people, Username user) {
    var registered =
        registrars.current().where("by", user.value()).stream()
            .map(PersonRegistrarView::person)
            .filter(people::contains)
            .collect(Collectors.toCollection(HashSet::new));
    registered.removeAll(participants.ofAnyProgramme(registered));
    registered.removeAll(groups.everInAnyOf(registered));
    return registered;
  }
}
