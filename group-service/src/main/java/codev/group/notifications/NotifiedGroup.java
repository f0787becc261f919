package codev.group.notifications;

import codev.group.calendar.Calendar;
import codev.group.calendar.CalendarSession;
import codev.group.domain.GroupEvent.CharterAccepted;
import codev.group.domain.GroupEvent.FacilitatorReplaced;
import codev.group.domain.GroupEvent.GroupFormed;
import codev.group.domain.GroupEvent.MemberJoined;
import codev.group.domain.GroupEvent.MemberLeft;
import codev.group.domain.GroupEvent.MembersReviewed;
import codev.group.domain.GroupEvent.OfGroup;
import codev.group.domain.GroupEvent.OfSession;
import codev.group.domain.GroupEvent.TurnDecision;
import codev.group.domain.GroupId;
import codev.group.domain.SessionId;
import codev.group.domain.person.Username;
import codev.infra.projections.Projection;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Read model of a group, as far as notifications need it.
 *
 * @param arrivals of those who were not there from the beginning
 */
record NotifiedGroup(
    GroupId group, String name, List<Username> members, Calendar sessions, List<Arrival> arrivals) {

  /**
   * A person joined as member or as facilitator.
   *
   * @param session the only one; nothing: all that are to come
   */
  record Arrival(Username person, boolean leads, @Nullable SessionId session, Instant at) {
    boolean isFor(Username who, CalendarSession meeting) {
      return person.equals(who) && (session == null || session.equals(meeting.id()));
    }

    private boolean isReplacedBy(Arrival next) {
      return leads == next.leads && (leads || person.equals(next.person)) && concerns(next.session);
    }

    private boolean concerns(@Nullable SessionId other) {
      return other == null || other.equals(session);
    }
  }

  /** Whether it may still meet: of the others nobody needs to think any more. */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  boolean open() {
    return sessions.meetings().stream().anyMatch(m -> m.state() != CalendarSession.State.HELD);
  }

  /** The sessions that may still be spoken of before they begin: they have their date. */
  Stream<CalendarSession> ahead(Instant moment) {
    return sessions.meetings().stream()
        .filter(meeting -> !meeting.begun() && !meeting.needsANewDate())
        .filter(meeting -> meeting.startsAt().isAfter(moment));
  }

  /** All members and facilitators of its sessions. */
  List<Username> people() {
    return Stream.concat(
            members.stream(), sessions.meetings().stream().map(CalendarSession::facilitator))
        .distinct()
        .toList();
  }

  /** Whether a person takes part in a session. */
  boolean isFor(Username person, CalendarSession session) {
    return members.contains(person) || session.facilitator().equals(person);
  }

  /**
   * Whether a person joined after the session was decided: sessions already planned are announced
   * to them on joining.
   */
  boolean cameLaterThan(CalendarSession decided, Username person) {
    return arrivals.stream()
        .anyMatch(a -> a.isFor(person, decided) && !a.at().isBefore(decided.changedAt()));
  }

  private NotifiedGroup after(OfGroup event) {
    var people =
        switch (event) {
          case MemberJoined e -> Stream.concat(members.stream(), Stream.of(e.member())).toList();
          case MemberLeft e -> members.stream().filter(m -> !m.equals(e.member())).toList();
          case GroupFormed _, MembersReviewed _, FacilitatorReplaced _, CharterAccepted _ ->
              members;
          case TurnDecision _, OfSession _ -> members;
        };
    return new NotifiedGroup(group, name, people, sessions.after(event), arrivalsAfter(event));
  }

  private List<Arrival> arrivalsAfter(OfGroup event) {
    return switch (event) {
      case MemberJoined e -> with(new Arrival(e.member(), false, null, e.at()));
      case FacilitatorReplaced e -> with(new Arrival(e.facilitator(), true, e.session(), e.at()));
      case GroupFormed _, MembersReviewed _, MemberLeft _, CharterAccepted _ -> arrivals;
      case TurnDecision _, OfSession _ -> arrivals;
    };
  }

  private List<Arrival> with(Arrival next) {
    var others = arrivals.stream().filter(before -> !before.isReplacedBy(next));
    return Stream.concat(others, Stream.of(next)).toList();
  }

  /** One document for each group; 2: who came later. */
  static final Projection<OfGroup, NotifiedGroup> PROJECTION =
      Projection.of("invited", OfGroup.class, NotifiedGroup.class)
          .version(2)
          .by(e -> e.group().toString())
          .fold((before, e) -> after(before, e));

  private static NotifiedGroup after(@Nullable NotifiedGroup before, OfGroup event) {
    if (event instanceof GroupFormed e)
      return new NotifiedGroup(e.group(), e.name(), e.members(), Calendar.EMPTY, List.of());
    return Objects.requireNonNull(before, "a group is formed first").after(event);
  }
}
