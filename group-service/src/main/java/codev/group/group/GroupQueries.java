package codev.group.group;

import codev.group.authority.ProgrammeAccess;
import codev.group.calendar.ActualSessionStarts;
import codev.group.calendar.CalendarSession;
import codev.group.calendar.GroupRooms;
import codev.group.calendar.RoomConflict;
import codev.group.calendar.SchedulingConflict;
import codev.group.directory.SearchWords;
import codev.group.domain.person.Username;
import codev.group.domain.place.Room;
import codev.group.domain.place.RoomBookings;
import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.value.GroupId;
import codev.group.domain.value.SessionId;
import codev.infra.confidentiality.TextEncryption;
import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import codev.infra.web.authority.ProgrammeAuthorities;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds groups. A query that takes the viewer answers from the view as it stands, without what this
 * viewer may not see; one without a viewer waits until the view has reached the end of the log, so
 * that a command can be decided on it.
 */
@Component
public class GroupQueries {
  /** Of more groups, those that share something are nearly all. */
  private static final int READ_ONE_BY_ONE = 200;

  /** Fields that name those who are expected in a group's sessions. */
  private static final List<String> EXPECTED =
      List.of("facilitator", "members", "sessions.facilitator");

  private final ReadModel<GroupView> groups;
  private final ReadModel<ActualSessionStarts> openings;
  private final ReadModel<GroupRooms> rooms;
  private final ProgrammeAccess access;
  private final TextEncryption encryption;

  GroupQueries(ReadModels views, ProgrammeAccess access, TextEncryption encryption) {
    this.groups = views.project(GroupView.PROJECTION);
    this.openings = views.project(ActualSessionStarts.PROJECTION);
    this.rooms = views.project(GroupRooms.PROJECTION);
    this.access = access;
    this.encryption = encryption;
  }

  public GroupView group(GroupId id) {
    return groups.current().find(id.toString()).orElseThrow(RefusedException::notFound);
  }

  public GroupView group(GroupId id, CurrentUser user) {
    return group(groups, id, access.of(user));
  }

  /** As it stands at the end of the log, for a command of this user. */
  public GroupView currentGroup(GroupId id, CurrentUser user) {
    return group(groups.current(), id, access.currentOf(user));
  }

  private GroupView group(ReadModel<GroupView> view, GroupId id, ProgrammeAuthorities authority) {
    return view.find(id.toString())
        .filter(group -> group.isVisibleTo(authority))
        .map(group -> visible(group, authority))
        .orElseThrow(RefusedException::notFound);
  }

  /** Whether a user manages the programme of a group. */
  public boolean isManager(CurrentUser user, GroupId id) {
    return access.mayManage(user, group(id).programmeId());
  }

  /** When the sessions that are over began, by their ids. */
  public Map<String, Instant> begun(GroupView group) {
    return openings.find(group.id().toString()).map(ActualSessionStarts::begun).orElse(Map.of());
  }

  /** Which groups have planned a session under one of these ids. */
  public List<GroupId> plannedIn(List<SessionId> sessions) {
    var ids = sessions.stream().map(SessionId::toString).toList();
    return groups.current().whereAny("sessions.id", ids).stream().map(GroupView::id).toList();
  }

  /** The groups of the programmes that the viewer manages or audits, and the viewer's own. */
  public List<GroupView> groups(CurrentUser user) {
    var viewer = access.of(user);
    return Stream.concat(ofProgrammes(viewer), groupsWith(user.username()))
        .distinct()
        .filter(group -> group.isVisibleTo(viewer))
        .sorted(Comparator.comparing(group -> group.id().toString()))
        .map(group -> visible(group, viewer))
        .toList();
  }

  /** Those visible to the viewer whose names hold all words of a query. */
  public List<GroupName> named(String query, ProgrammeAuthorities authority) {
    return Stream.concat(ofProgrammes(authority), groupsWith(authority.user().username()))
        .filter(group -> SearchWords.allIn(query, group.name()))
        .filter(group -> group.isVisibleTo(authority))
        .map(group -> new GroupName(group.id(), group.name(), group.programmeId()))
        .distinct()
        .toList();
  }

  private Stream<GroupView> ofProgrammes(ProgrammeAuthorities authority) {
    if (authority.seesOrganisation()) return groups.all().stream();
    var programmes = authority.programmes().stream().map(UUID::toString).toList();
    return programmes.isEmpty()
        ? Stream.empty()
        : groups.whereAny("programmeId", programmes).stream();
  }

  /**
   * All groups there are: people are expected elsewhere whatever the programme. Only when is for
   * those who plan, not where.
   */
  public List<GroupView> all() {
    return groups.all();
  }

  /**
   * These groups, and all others that share one of their people or rooms, as far as they meet
   * again: between others there is no conflict of theirs.
   */
  public List<GroupView> sharingWith(Collection<GroupView> selected) {
    var meeting = selected.stream().filter(group -> group.sessions().toCome() > 0).toList();
    if (meeting.isEmpty()) return List.of();
    if (meeting.size() > READ_ONE_BY_ONE) return groups.all();
    var people = meeting.stream().flatMap(GroupView::people).map(Username::value).distinct();
    var sessions = meeting.stream().flatMap(group -> group.sessions().all().stream()).toList();
    var substitutes = sessions.stream().map(session -> session.facilitator().value());
    var expected = Stream.concat(people, substitutes).distinct().toList();
    var taken =
        sessions.stream()
            .flatMap(session -> Room.of(session.place()).stream())
            .map(Room::name)
            .distinct()
            .toList();
    var found = new LinkedHashMap<GroupId, GroupView>();
    meeting.forEach(group -> found.put(group.id(), group));
    groups.whereEither(EXPECTED, expected).forEach(group -> found.putIfAbsent(group.id(), group));
    var groupIds = rooms.whereAny(GroupRooms.ROOM, taken).stream().map(GroupRooms::id).toList();
    groups.find(groupIds).forEach(group -> found.putIfAbsent(group.id(), group));
    return List.copyOf(found.values());
  }

  /**
   * When the sessions of a programme's groups take a room, as the log has it at this moment.
   *
   * @param place nothing is read where it is no room
   */
  public RoomBookings bookings(ProgrammeId programme, @Nullable String place, CurrentUser user) {
    var room = Room.of(place);
    if (room.isEmpty()) return RoomBookings.NONE;
    var viewer = access.currentOf(user);
    return new RoomBookings(
        groupsOf(programme).stream()
            .flatMap(group -> group.bookings(viewer))
            .filter(booking -> booking.room().equals(room.get()))
            .toList());
  }

  /** The groups of a programme that are visible to the viewer. */
  public List<GroupView> groups(ProgrammeId programme, CurrentUser user) {
    var viewer = access.of(user);
    return groups.where("programmeId", programme.toString()).stream()
        .filter(group -> group.isVisibleTo(viewer))
        .map(group -> visible(group, viewer))
        .toList();
  }

  /** The groups of these programmes that are visible to the viewer, by programme. */
  public Map<ProgrammeId, List<GroupView>> groups(
      Collection<ProgrammeId> programmes, ProgrammeAuthorities authority) {
    var ids = programmes.stream().map(ProgrammeId::toString).toList();
    return groups.whereAny("programmeId", ids).stream()
        .filter(group -> group.isVisibleTo(authority))
        .map(group -> visible(group, authority))
        .collect(Collectors.groupingBy(GroupView::programmeId));
  }

  /** All groups of a programme. */
  public List<GroupView> groupsOf(ProgrammeId programme) {
    return groups.current().where("programmeId", programme.toString());
  }

  /** The viewer's own groups, whatever else they may see. */
  public List<GroupView> ownGroups(ProgrammeAuthorities authority) {
    return groupsWith(authority.user().username()).map(group -> visible(group, authority)).toList();
  }

  /** Groups of a member or facilitator, also of a substitute in a session to come. */
  public Stream<GroupView> groupsWith(String username) {
    var person = new Username(username);
    return groups.whereEither(EXPECTED, List.of(username)).stream()
        .filter(group -> group.isOf(person));
  }

  /** Likewise, from the view at the end of the log. */
  public List<GroupView> currentGroupsWith(Username person) {
    var _ = groups.current();
    return groupsWith(person.value()).toList();
  }

  /** The groups that a person leads now, or in a session to come, at the end of the log. */
  public List<GroupView> currentlyLedBy(Username person) {
    return currentGroupsWith(person).stream()
        .filter(group -> !group.members().contains(person))
        .toList();
  }

  /** The programmes of these groups. */
  public Set<ProgrammeId> currentlyLedProgrammes(Username person) {
    return currentlyLedBy(person).stream().map(GroupView::programmeId).collect(Collectors.toSet());
  }

  /** Groups of a person now or earlier, as a member or as a facilitator, also of one session. */
  public List<GroupView> everWith(Username person) {
    return groups.whereEither(
        List.of("facilitator", "members", "changes.person", "sessions.facilitator"),
        List.of(person.value()));
  }

  /** Groups with one of these facilitators, from the view as it stands. */
  public List<GroupView> facilitatedBy(Collection<Username> facilitators) {
    return groups.whereAny("facilitator", facilitators.stream().map(Username::value).toList());
  }

  /** Groups with one of these facilitators, from the view at the end of the log. */
  public List<GroupView> currentlyFacilitatedBy(Collection<Username> facilitators) {
    return groups
        .current()
        .whereAny("facilitator", facilitators.stream().map(Username::value).toList());
  }

  /** People of the group who are expected in another group while this one meets. */
  public List<SchedulingConflict> conflicts(GroupView group, CurrentUser user) {
    var viewer = access.of(user);
    var people = group.people().toList();
    var found = groups.whereEither(EXPECTED, people.stream().map(Username::value).toList());
    return people.stream()
        .flatMap(person -> found.stream().filter(other -> other.isOf(person)))
        .filter(other -> !other.id().equals(group.id()))
        .distinct()
        .flatMap(new SchedulingConflictFinder(group, viewer)::with)
        .toList();
  }

  /** Where another group, of whichever programme, is to meet in the group's room. */
  public List<RoomConflict> roomConflicts(GroupView group, CurrentUser user) {
    var viewer = access.of(user);
    var sessions = group.sessions().all();
    var taken =
        sessions.stream()
            .filter(CalendarSession::isExpected)
            .flatMap(session -> Room.of(session.place()).stream())
            .map(Room::name)
            .distinct()
            .toList();
    if (taken.isEmpty()) return List.of();
    var there = rooms.whereAny(GroupRooms.ROOM, taken).stream().map(GroupRooms::id).toList();
    var others =
        groups.find(there).stream()
            .filter(other -> !other.id().equals(group.id()))
            .flatMap(other -> other.bookings(viewer))
            .toList();
    var bookings = new RoomBookings(others);
    return sessions.stream()
        .flatMap(session -> RoomConflict.of(session, bookings).stream())
        .toList();
  }

  private GroupView visible(GroupView group, ProgrammeAuthorities authority) {
    return group.seenBy(authority, encryption::decryptOrNull);
  }
}
