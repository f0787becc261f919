package codev.group.roster;

import codev.group.calendar.Calendar;
import codev.group.calendar.Conflict;
import codev.group.domain.GroupEvent.CharterAccepted;
import codev.group.domain.GroupEvent.GroupFormed;
import codev.group.domain.GroupEvent.MembersReviewed;
import codev.group.domain.GroupEvent.OfGroup;
import codev.group.domain.GroupId;
import codev.group.domain.ProgrammeId;
import codev.group.domain.Username;
import codev.group.domain.Warning;
import codev.group.rotation.Rotation;
import codev.infra.pages.Role;
import codev.infra.pages.Who;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A group, as it is shown.
 *
 * @param warnings what has come to be against the method's advice; for whoever answers for it
 */
public record GroupCard(
    GroupId id,
    ProgrammeId programmeId,
    String name,
    Username facilitator,
    List<Username> members,
    int charterVersion,
    List<CharterAcceptance> charterAcceptances,
    Rotation rotation,
    Calendar sessions,
    List<Caution> warnings) {

  /** How far a group has come. */
  public enum State {
    /** Somebody has still to accept the charter: no session can start. */
    AWAITING_CHARTER,
    READY,
    /** It has met. */
    UNDER_WAY
  }

  static GroupCard after(@Nullable GroupCard before, OfGroup event) {
    if (event instanceof GroupFormed formed) return of(formed);
    return Objects.requireNonNull(before, "a group is formed first").after(event);
  }

  private static GroupCard of(GroupFormed event) {
    return new GroupCard(
        event.group(),
        event.programme(),
        event.name(),
        event.facilitator(),
        event.members(),
        event.charterVersion(),
        List.of(),
        Rotation.of(event),
        Calendar.EMPTY,
        List.of());
  }

  private GroupCard after(OfGroup event) {
    return new GroupCard(
        id,
        programmeId,
        name,
        facilitator,
        members,
        charterVersion,
        event instanceof CharterAccepted accepted ? with(accepted) : charterAcceptances,
        rotation.after(event),
        sessions.after(event),
        event instanceof MembersReviewed reviewed ? Caution.of(reviewed) : warnings);
  }

  /** Who reports to whom is not for every member to read. */
  GroupCard seenBy(Who who) {
    if (warnings.isEmpty() || who.is(Role.MANAGER) || who.is(Role.AUDITOR)) return this;
    return with(sessions, List.of());
  }

  private List<CharterAcceptance> with(CharterAccepted event) {
    var added = new CharterAcceptance(event.member(), event.version(), event.at());
    return Stream.concat(charterAcceptances.stream(), Stream.of(added)).toList();
  }

  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public State state() {
    if (sessions.hasBegun()) return State.UNDER_WAY;
    return withoutCharter().isEmpty() ? State.READY : State.AWAITING_CHARTER;
  }

  public boolean hasAcceptedCharter(Username member) {
    return charterAcceptances.stream()
        .anyMatch(given -> given.member().equals(member) && given.version() == charterVersion);
  }

  /** Those who have still to give their word. */
  public List<Username> withoutCharter() {
    return members.stream().filter(member -> !hasAcceptedCharter(member)).toList();
  }

  /** Everybody in it. */
  Stream<Username> people() {
    return Stream.concat(Stream.of(facilitator), members.stream());
  }

  /** Its people see it, and those who answer for the programme or audit it. */
  public boolean isVisibleTo(Who who) {
    return who.is(Role.MANAGER) || who.is(Role.AUDITOR) || isFacilitatedBy(who) || hasMember(who);
  }

  /** What of this group's sessions overlaps with another's, as far as whoever asks may know. */
  Stream<Conflict> conflictsWith(GroupCard other, Who who) {
    var shared =
        people().filter(other.people().toList()::contains).filter(p -> tells(p, who)).toList();
    if (shared.isEmpty()) return Stream.empty();
    var warning =
        shared.contains(facilitator)
            ? Warning.FACILITATOR_MEETS_ELSEWHERE
            : Warning.MEMBER_MEETS_ELSEWHERE;
    boolean named = other.isVisibleTo(who);
    return sessions
        .overlaps(other.sessions)
        .map(
            both ->
                new Conflict(
                    both.here().id(),
                    warning,
                    shared,
                    both.there().startsAt(),
                    both.there().endsAt(),
                    named ? other.id : null,
                    named ? other.name : null));
  }

  /** Whoever plans learns who is wanted elsewhere; a member only of themselves. */
  private boolean tells(Username person, Who who) {
    return who.is(Role.MANAGER) || isFacilitatedBy(who) || person.value().equals(who.username());
  }

  GroupCard told(List<Conflict> conflicts) {
    return with(sessions.told(conflicts), warnings);
  }

  private GroupCard with(Calendar sessions, List<Caution> warnings) {
    return new GroupCard(
        id,
        programmeId,
        name,
        facilitator,
        members,
        charterVersion,
        charterAcceptances,
        rotation,
        sessions,
        warnings);
  }

  public boolean isFacilitatedBy(Who who) {
    return facilitator.value().equals(who.username());
  }

  public boolean hasMember(Who who) {
    return members.contains(new Username(who.username()));
  }
}
