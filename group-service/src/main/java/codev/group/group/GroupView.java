package codev.group.group;

import codev.group.calendar.Calendar;
import codev.group.calendar.CalendarSession;
import codev.group.calendar.SchedulingConflict;
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
import codev.group.domain.MethodWarning;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.rotation.NotYetClient;
import codev.group.rotation.RotationDecisionView;
import codev.group.rotation.RotationView;
import codev.group.rotation.Turn;
import codev.infra.projections.Projection;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Read model of a group.
 *
 * @param members who is in it now
 * @param changes of its people since it was formed, in order
 * @param facilitatorWarnings warnings about the facilitator when they took it; likewise
 * @param subordinations members who are in a group with their manager; for those who answer for the
 *     group
 */
public record GroupView(
    GroupId id,
    ProgrammeId programmeId,
    String name,
    Username facilitator,
    List<Username> members,
    int charterVersion,
    List<CharterAcceptance> charterAcceptances,
    RotationView ledger,
    Calendar sessions,
    List<MembershipChangeView> changes,
    List<MethodWarning> facilitatorWarnings,
    List<GroupWarningView> subordinations) {
  public GroupView {
    facilitatorWarnings =
        Objects.requireNonNullElse(facilitatorWarnings, List.<MethodWarning>of()); // kept before
  }

  /** How far a group has come. */
  public enum State {
    /** A member has still to accept the charter: no session can start. */
    AWAITING_CHARTER,
    READY,
    /** It has met. */
    UNDER_WAY
  }

  /** One document for each group; 3: people come and go. */
  public static final Projection<OfGroup, GroupView> PROJECTION =
      Projection.of("groups", OfGroup.class, GroupView.class)
          .version(3)
          .by(e -> e.group().toString())
          .fold((before, e) -> after(before, e));

  static GroupView after(@Nullable GroupView before, OfGroup event) {
    if (event instanceof GroupFormed formed) return of(formed);
    return Objects.requireNonNull(before, "a group is formed first").after(event);
  }

  private static GroupView of(GroupFormed event) {
    return new GroupView(
        event.group(),
        event.programme(),
        event.name(),
        event.facilitator(),
        event.members(),
        event.charterVersion(),
        List.of(),
        RotationView.of(event),
        Calendar.EMPTY,
        List.of(),
        event.warnings(),
        List.of());
  }

  private GroupView after(OfGroup event) {
    return new GroupView(
        id,
        programmeId,
        name,
        event instanceof FacilitatorReplaced e && e.session() == null
            ? e.facilitator()
            : facilitator,
        membersAfter(event),
        charterVersion,
        event instanceof CharterAccepted accepted ? with(accepted) : charterAcceptances,
        ledger.after(event),
        sessions.after(event),
        Stream.concat(changes.stream(), MembershipChangeView.of(event).stream()).toList(),
        event instanceof FacilitatorReplaced e && e.session() == null
            ? e.warnings()
            : facilitatorWarnings,
        event instanceof MembersReviewed reviewed ? GroupWarningView.of(reviewed) : subordinations);
  }

  private List<Username> membersAfter(OfGroup event) {
    return switch (event) {
      case MemberJoined e -> Stream.concat(members.stream(), Stream.of(e.member())).toList();
      case MemberLeft e -> members.stream().filter(m -> !m.equals(e.member())).toList();
      case GroupFormed _, MembersReviewed _, FacilitatorReplaced _, CharterAccepted _ -> members;
      case TurnDecision _, OfSession _ -> members;
    };
  }

  /**
   * The view for one viewer: reasons of joining, leaving or skipping a turn are visible to those
   * who answer for the group and to the person concerned.
   *
   * @param opening decrypts texts
   */
  GroupView seenBy(CurrentUser who, Function<String, Optional<String>> opening) {
    boolean reviews = who.is(UserRole.MANAGER) || who.is(UserRole.AUDITOR);
    return with(
        ledger.withReasons(decision -> reasonReader(who, decision.members(), opening)),
        sessions,
        changes.stream()
            .map(change -> change.withReason(reasonReader(who, List.of(change.person()), opening)))
            .toList(),
        reviews ? facilitatorWarnings : List.of(),
        reviews ? subordinations : List.of());
  }

  private UnaryOperator<@Nullable String> reasonReader(
      CurrentUser who, List<Username> concerned, Function<String, Optional<String>> opening) {
    boolean mayRead =
        who.is(UserRole.MANAGER)
            || isFacilitatedBy(who)
            || concerned.contains(new Username(who.username()));
    return why -> why == null || !mayRead ? null : opening.apply(why).orElse(null);
  }

  /** Who has not been client yet, and why. */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public List<NotYetClient> notYetClient() {
    var latecomers =
        changes.stream()
            .filter(change -> change.kind() == MembershipChangeView.Kind.JOINED)
            .map(MembershipChangeView::person)
            .toList();
    return ledger.notYetClient(sessions.turnsToCome(), latecomers);
  }

  /** What has come to be against the method's advice. */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public List<GroupWarningView> warnings() {
    var ofFacilitator =
        facilitatorWarnings.stream()
            .map(warning -> new GroupWarningView(warning, List.of(facilitator)));
    return Stream.of(
            subordinations.stream(), GroupWarningView.ofSize(members.size()), ofFacilitator)
        .flatMap(cautions -> cautions)
        .toList();
  }

  /** Whose turn it was and whose it is, who waits longest first. */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public List<Turn> rotation() {
    return ledger.turns();
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

  /** How many of its sessions are over. */
  @JsonIgnore
  public long heldSessions() {
    return sessions.meetings().stream()
        .filter(m -> m.state() == CalendarSession.State.HELD)
        .count();
  }

  /** Those who have still to give their word. */
  public List<Username> withoutCharter() {
    return members.stream().filter(member -> !hasAcceptedCharter(member)).toList();
  }

  /** Everybody in it. */
  Stream<Username> people() {
    return Stream.concat(Stream.of(facilitator), members.stream());
  }

  /** Everybody its page names. */
  public Stream<Username> named() {
    var changed = changes.stream().flatMap(change -> Stream.of(change.person(), change.by()));
    var decided = ledger.decisions().stream().map(RotationDecisionView::by);
    var left = ledger.former().stream().map(Turn::member);
    var lead = sessions.meetings().stream().map(CalendarSession::facilitator);
    return Stream.of(people(), changed, decided, left, lead).flatMap(s -> s).distinct();
  }

  /** Its people see it, and those who answer for the programme or audit it. */
  public boolean isVisibleTo(CurrentUser who) {
    return who.is(UserRole.MANAGER) || who.is(UserRole.AUDITOR) || leads(who) || hasMember(who);
  }

  /** Overlaps of this group's sessions with another group's, as far as the viewer may see them. */
  Stream<SchedulingConflict> conflictsWith(GroupView other, CurrentUser who) {
    var shared =
        people()
            .filter(other.people().toList()::contains)
            .filter(p -> mayKnowConflictsOf(p, who))
            .toList();
    if (shared.isEmpty()) return Stream.empty();
    var warning =
        shared.contains(facilitator)
            ? MethodWarning.FACILITATOR_MEETS_ELSEWHERE
            : MethodWarning.MEMBER_MEETS_ELSEWHERE;
    boolean named = other.isVisibleTo(who);
    return sessions
        .overlaps(other.sessions)
        .map(
            both ->
                new SchedulingConflict(
                    both.here().id(),
                    warning,
                    shared,
                    both.there().startsAt(),
                    both.there().endsAt(),
                    named ? other.id : null,
                    named ? other.name : null));
  }

  /** Those who plan see all conflicts; a member only their own. */
  private boolean mayKnowConflictsOf(Username person, CurrentUser who) {
    return who.is(UserRole.MANAGER)
        || isFacilitatedBy(who)
        || person.value().equals(who.username());
  }

  GroupView withConflicts(List<SchedulingConflict> conflicts) {
    return with(
        ledger, sessions.withConflicts(conflicts), changes, facilitatorWarnings, subordinations);
  }

  private GroupView with(
      RotationView ledger,
      Calendar sessions,
      List<MembershipChangeView> changes,
      List<MethodWarning> facilitatorWarnings,
      List<GroupWarningView> subordinations) {
    return new GroupView(
        id,
        programmeId,
        name,
        facilitator,
        members,
        charterVersion,
        charterAcceptances,
        ledger,
        sessions,
        changes,
        facilitatorWarnings,
        subordinations);
  }

  public boolean isFacilitatedBy(CurrentUser who) {
    return facilitator.value().equals(who.username());
  }

  /** The facilitator, or a substitute in a session to come. */
  boolean leads(CurrentUser who) {
    return isFacilitatedBy(who) || sessions.isLedBy(new Username(who.username()));
  }

  public boolean hasMember(CurrentUser who) {
    return members.contains(new Username(who.username()));
  }
}
