package codev.group.notifications;

import codev.group.calendar.CalendarSession;
import codev.group.calendar.GroupCalendar;
import codev.group.domain.charter.Charter;
import codev.group.domain.event.*;
import codev.group.domain.event.CharterEvent.*;
import codev.group.domain.event.GroupSessionEvent.SessionHeld;
import codev.group.domain.event.MembershipEvent.*;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.value.GroupId;
import codev.group.domain.value.SessionId;
import codev.infra.projections.Projection;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Read model of a group, as far as notifications need it.
 *
 * @param formedBy the manager who created it
 * @param arrivals of those who were not there from the beginning
 * @param departures the members who left, each as often as they did
 * @param participationChanges of those who have lost their place in a planned session
 * @param charter as the group has worded it; null: as the method words it
 * @param reminders of the charter, at a manager's request
 * @param held its sessions that are over, since it keeps them
 */
record GroupNotificationView(
    GroupId group,
    ProgrammeId programme,
    String name,
    Instant formedAt,
    Username formedBy,
    Username facilitator,
    List<Username> members,
    GroupCalendar sessions,
    List<Arrival> arrivals,
    List<Username> departures,
    List<ParticipationChange> participationChanges,
    @Nullable Wording charter,
    List<Reminder> reminders,
    List<HeldSession> held) {

  /**
   * A session that is over, and since when.
   *
   * @param facilitator who led it at the end; null: where that is not known
   */
  record HeldSession(SessionId session, @Nullable Username facilitator, Instant at) {}

  /** A manager had members reminded of a version of the charter. */
  record Reminder(int version, List<Username> members, Username by, Instant at) {}

  /** The wording of the charter, and when it became the group's. */
  record Wording(int version, List<String> promises, Instant at) {}

  /**
   * A person joined as member or as facilitator.
   *
   * @param session the only one; nothing: all that are to come
   */
  record Arrival(Username person, boolean leads, @Nullable SessionId session, Instant at) {
    boolean isFor(Username username, CalendarSession other) {
      return person.equals(username) && (session == null || session.equals(other.id()));
    }

    private boolean isReplacedBy(Arrival next) {
      return leads == next.leads && (leads || person.equals(next.person)) && concerns(next.session);
    }

    private boolean concerns(@Nullable SessionId other) {
      return other == null || other.equals(session);
    }
  }

  /** Of the charter that its members are asked to accept. */
  int charterVersion() {
    return charter == null ? Charter.OF_THE_METHOD.version() : charter.version();
  }

  /** Whether it may still meet: of the others nobody needs to think any more. */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  boolean open() {
    return sessions.all().isEmpty()
        || sessions.all().stream().anyMatch(m -> m.state() != CalendarSession.State.HELD);
  }

  /** The days (UTC) on which its sessions were over, by which it is asked for. */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  List<String> heldOn() {
    return held.stream()
        .map(one -> LocalDate.ofInstant(one.at(), ZoneOffset.UTC).toString())
        .distinct()
        .toList();
  }

  /** How often a member had left it before they came the last time. */
  int earlierDepartures(Username member) {
    return Collections.frequency(departures, member);
  }

  /** The sessions that may still be spoken of before they begin: they have their date. */
  Stream<CalendarSession> ahead(Instant moment) {
    return sessions.all().stream()
        .filter(session -> !session.begun() && !session.needsANewDate())
        .filter(session -> session.startsAt().isAfter(moment));
  }

  /** When a member came, the last time. */
  Instant joinedAt(Username member) {
    return arrivals.stream()
        .filter(one -> !one.leads() && one.person().equals(member))
        .map(Arrival::at)
        .max(Instant::compareTo)
        .orElse(formedAt);
  }

  /** Since when a member is asked to accept the charter as it stands. */
  Instant charterAskedAt(Username member) {
    var joined = joinedAt(member);
    return charter == null || charter.at().isBefore(joined) ? joined : charter.at();
  }

  /** All who are in the group, have a place in one of its sessions, or have lost it. */
  Stream<Username> people() {
    return Stream.of(
            Stream.of(facilitator),
            members.stream(),
            sessions.all().stream().map(CalendarSession::facilitator),
            held.stream().flatMap(one -> Stream.ofNullable(one.facilitator())),
            participationChanges.stream().map(ParticipationChange::person))
        .flatMap(some -> some)
        .distinct();
  }

  /** The members, and the facilitator of this session. */
  Stream<Username> people(CalendarSession session) {
    return Stream.concat(members.stream(), Stream.of(session.facilitator())).distinct();
  }

  /** Whether a person takes part in a session. */
  boolean isFor(Username person, CalendarSession session) {
    return members.contains(person) || session.facilitator().equals(person);
  }

  /** The last time that a person came, if they were not there from the beginning. */
  Optional<Arrival> arrival(Username person, CalendarSession session) {
    return arrivals.stream()
        .filter(one -> one.isFor(person, session))
        .max(Comparator.comparing(Arrival::at));
  }

  Optional<ParticipationChange> participationChange(Username person, CalendarSession session) {
    return ParticipationChange.find(participationChanges, person, session.id());
  }

  private GroupNotificationView after(GroupEvent event) {
    var next =
        new GroupNotificationView(
            group,
            programme,
            name,
            formedAt,
            formedBy,
            event.facilitatorAfter(facilitator),
            event.membersAfter(members),
            sessions.after(event),
            arrivalsAfter(event),
            departuresAfter(event),
            participationChanges,
            wordingAfter(event),
            remindersAfter(event),
            heldAfter(event));
    return switch (event) {
      case MemberJoined _, MemberLeft _, FacilitatorReplaced _ ->
          next.changed(ParticipationChange.with(participationChanges, changesTo(next, event.at())));
      case GroupFormed _, MembersReviewed _, CharterEvent _ -> next;
      case TurnDecisionEvent _, GroupSessionEvent _ -> next;
    };
  }

  /** Who has lost or regained their place in what is planned. */
  private List<ParticipationChange> changesTo(GroupNotificationView next, Instant at) {
    return sessions.all().stream()
        .filter(session -> !session.begun())
        .flatMap(session -> changesTo(next, session, at))
        .toList();
  }

  private Stream<ParticipationChange> changesTo(
      GroupNotificationView next, CalendarSession session, Instant at) {
    var current = next.sessions.find(session.id()).orElse(session);
    return Stream.concat(people(session), next.people(current))
        .distinct()
        .flatMap(
            person -> {
              boolean wasConcerned = isFor(person, session);
              var earlier = participationChange(person, session);
              if (wasConcerned == next.isFor(person, current)
                  || (!wasConcerned && earlier.isEmpty())) return Stream.empty();
              int count = earlier.map(ParticipationChange::count).orElse(0) + 1;
              return Stream.of(
                  new ParticipationChange(person, session.id(), count, session.revision(), at));
            });
  }

  private GroupNotificationView changed(List<ParticipationChange> changes) {
    return new GroupNotificationView(
        group,
        programme,
        name,
        formedAt,
        formedBy,
        facilitator,
        members,
        sessions,
        arrivals,
        departures,
        changes,
        charter,
        reminders,
        held);
  }

  private @Nullable Wording wordingAfter(GroupEvent event) {
    return switch (event) {
      case CharterWorded e -> new Wording(e.version(), e.promises(), e.at());
      case CharterAccepted _, CharterAcceptanceWithdrawn _, CharterDeclined _, CharterReminded _ ->
          charter;
      case MembershipEvent _, TurnDecisionEvent _, GroupSessionEvent _ -> charter;
    };
  }

  private List<Reminder> remindersAfter(GroupEvent event) {
    return switch (event) {
      case CharterReminded e -> with(new Reminder(e.version(), e.members(), e.by(), e.at()));
      case CharterAccepted _, CharterAcceptanceWithdrawn _, CharterDeclined _, CharterWorded _ ->
          reminders;
      case MembershipEvent _, TurnDecisionEvent _, GroupSessionEvent _ -> reminders;
    };
  }

  private List<Reminder> with(Reminder added) {
    return Stream.concat(reminders.stream(), Stream.of(added)).toList();
  }

  private List<HeldSession> heldAfter(GroupEvent event) {
    return switch (event) {
      case SessionHeld e -> with(new HeldSession(e.session(), e.facilitator(), e.closedAt()));
      case MembershipEvent _, CharterEvent _, TurnDecisionEvent _, GroupSessionEvent _ -> held;
    };
  }

  private List<HeldSession> with(HeldSession added) {
    return Stream.concat(held.stream(), Stream.of(added)).toList();
  }

  private List<Username> departuresAfter(GroupEvent event) {
    return switch (event) {
      case MemberLeft e -> Stream.concat(departures.stream(), Stream.of(e.member())).toList();
      case GroupFormed _, MembersReviewed _, MemberJoined _, FacilitatorReplaced _ -> departures;
      case CharterEvent _, TurnDecisionEvent _, GroupSessionEvent _ -> departures;
    };
  }

  private List<Arrival> arrivalsAfter(GroupEvent event) {
    return switch (event) {
      case MemberJoined e -> with(new Arrival(e.member(), false, null, e.at()));
      case FacilitatorReplaced e -> with(new Arrival(e.facilitator(), true, e.session(), e.at()));
      case GroupFormed _, MembersReviewed _, MemberLeft _, CharterEvent _ -> arrivals;
      case TurnDecisionEvent _, GroupSessionEvent _ -> arrivals;
    };
  }

  private List<Arrival> with(Arrival next) {
    var others = arrivals.stream().filter(before -> !before.isReplacedBy(next));
    return Stream.concat(others, Stream.of(next)).toList();
  }

  /**
   * One document for each group; 2: who came later; 3: who lost their place; 4: since when; 5: how
   * often each has left it, when it met, and who created it.
   */
  static final Projection<GroupEvent, GroupNotificationView> PROJECTION =
      Projection.of("invited", GroupEvent.class, GroupNotificationView.class)
          .version(5)
          .by(e -> e.group().toString())
          .fold((before, e) -> after(before, e));

  static GroupNotificationView after(@Nullable GroupNotificationView before, GroupEvent event) {
    if (event instanceof GroupFormed e)
      return new GroupNotificationView(
          e.group(),
          e.programme(),
          e.name(),
          e.at(),
          e.by(),
          e.facilitator(),
          e.members(),
          GroupCalendar.EMPTY,
          List.of(),
          List.of(),
          List.of(),
          null,
          List.of(),
          List.of());
    return Objects.requireNonNull(before, "a group is formed first").after(event);
  }
}
