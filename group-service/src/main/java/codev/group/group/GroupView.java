package codev.group.group;

import codev.group.calendar.CalendarSession;
import codev.group.calendar.GroupCalendar;
import codev.group.calendar.KeptDate;
import codev.group.calendar.ReasonAuthor;
import codev.group.calendar.SchedulingConflict;
import codev.group.domain.event.*;
import codev.group.domain.event.CharterEvent.*;
import codev.group.domain.event.MembershipEvent.*;
import codev.group.domain.person.MemberTurns;
import codev.group.domain.person.Username;
import codev.group.domain.place.RoomBooking;
import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.value.GroupId;
import codev.group.domain.value.MethodWarning;
import codev.group.rotation.MemberWithoutTurn;
import codev.group.rotation.RotationDecisionView;
import codev.group.rotation.RotationView;
import codev.infra.confidentiality.TextEncryption;
import codev.infra.projections.Projection;
import codev.infra.web.authority.ProgrammeAuthorities;
import codev.infra.web.security.CurrentUser;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Read model of a group.
 *
 * @param members who is in it now
 * @param charter as the group has worded it; empty: as the method words it
 * @param earlierCharters how it was worded before, in order
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
    List<String> charter,
    List<CharterWording> earlierCharters,
    RotationView ledger,
    GroupCalendar sessions,
    List<MembershipChangeView> changes,
    List<MethodWarning> facilitatorWarnings,
    List<GroupWarningView> subordinations) {
  public GroupView {
    charter = Objects.requireNonNullElse(charter, List.<String>of()); // kept before
    facilitatorWarnings =
        Objects.requireNonNullElse(facilitatorWarnings, List.<MethodWarning>of()); // kept before
  }

  /** How a version of the charter is worded; without promises as the method words it. */
  public record CharterWording(int version, List<String> promises) {}

  /** How far a group has come. */
  public enum State {
    /** A member has still to accept the charter: no session can start. */
    AWAITING_CHARTER,
    READY,
    /** It has met. */
    UNDER_WAY
  }

  /**
   * One document for each group; 3: people come and go; 4: earlier charters, who gave reasons; 5:
   * turns that do not count, dates that are kept.
   */
  public static final Projection<GroupEvent, GroupView> PROJECTION =
      Projection.of("groups", GroupEvent.class, GroupView.class)
          .version(5)
          .by(e -> e.group().toString())
          .fold((before, e) -> after(before, e));

  public static GroupView after(@Nullable GroupView before, GroupEvent event) {
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
        List.of(),
        List.of(),
        RotationView.of(event),
        GroupCalendar.EMPTY,
        List.of(),
        event.warnings(),
        List.of());
  }

  private GroupView after(GroupEvent event) {
    var wording = wordingAfter(event);
    return new GroupView(
        id,
        programmeId,
        name,
        event.facilitatorAfter(facilitator),
        event.membersAfter(members),
        wording.version(),
        acceptancesAfter(event),
        wording.promises(),
        earlierChartersAfter(event),
        ledger.after(event),
        sessions.after(event),
        Stream.concat(changes.stream(), MembershipChangeView.of(event).stream()).toList(),
        facilitatorWarningsAfter(event),
        subordinationsAfter(event));
  }

  private List<MethodWarning> facilitatorWarningsAfter(GroupEvent event) {
    return switch (event) {
      case FacilitatorReplaced e -> e.session() == null ? e.warnings() : facilitatorWarnings;
      case GroupFormed _, MembersReviewed _, MemberJoined _, MemberLeft _ -> facilitatorWarnings;
      case CharterEvent _, TurnDecisionEvent _, GroupSessionEvent _ -> facilitatorWarnings;
    };
  }

  private List<GroupWarningView> subordinationsAfter(GroupEvent event) {
    return switch (event) {
      case MembersReviewed e -> GroupWarningView.of(e);
      case GroupFormed _, MemberJoined _, MemberLeft _, FacilitatorReplaced _ -> subordinations;
      case CharterEvent _, TurnDecisionEvent _, GroupSessionEvent _ -> subordinations;
    };
  }

  /**
   * The view for one viewer: reasons of joining, leaving or skipping a turn are visible to those
   * who answer for the group and to the person concerned.
   *
   * @param decryption decrypts texts
   */
  GroupView seenBy(ProgrammeAuthorities authority, UnaryOperator<@Nullable String> decryption) {
    boolean reviews = authority.reviews(programmeId.value());
    var readable = sessions.withReasons(reason -> read(reason, decryption));
    return with(
        ledger.withReasons(decision -> reasonReader(authority, decision.members(), decryption)),
        reviews || hasMember(authority.user()) || authority.user().mayFacilitate()
            ? readable
            : readable.withoutAttendance(),
        changes.stream()
            .map(
                change ->
                    change.withReason(
                        reasonReader(authority, List.of(change.person()), decryption)))
            .toList(),
        reviews ? facilitatorWarnings : List.of(),
        reviews ? subordinations : List.of());
  }

  /** Why a session was moved or cancelled was recorded in clear once. */
  private static @Nullable String read(
      @Nullable String reason, UnaryOperator<@Nullable String> decryption) {
    return reason == null || !TextEncryption.isEncrypted(reason)
        ? reason
        : decryption.apply(reason);
  }

  private UnaryOperator<@Nullable String> reasonReader(
      ProgrammeAuthorities authority,
      List<Username> concerned,
      UnaryOperator<@Nullable String> decryption) {
    boolean mayRead =
        authority.readsReasons(programmeId.value())
            || (isFacilitatedBy(authority.user()) && authority.user().mayFacilitate())
            || concerned.contains(new Username(authority.user().username()));
    return mayRead ? decryption : _ -> null;
  }

  /** Who has not been client yet, and why. */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public List<MemberWithoutTurn> notYetClient() {
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
  public List<MemberTurns> rotation() {
    return ledger.rotation().turns();
  }

  /** Whose turn it is in a session; nobody's yet unless it is the next one. */
  public List<Username> nextClients(CalendarSession session) {
    boolean isNext =
        !sessions.hasSessionUnderWay()
            && sessions.nextExpected().filter(next -> next.id().equals(session.id())).isPresent();
    return isNext ? ledger.rotation().next(session.turns()) : List.of();
  }

  private List<CharterAcceptance> acceptancesAfter(GroupEvent event) {
    return switch (event) {
      case CharterAccepted e -> with(new CharterAcceptance(e.member(), e.version(), e.at()));
      case CharterAcceptanceWithdrawn e ->
          charterAcceptances.stream()
              .filter(given -> !given.isOf(e.member(), e.version()))
              .toList();
      case CharterDeclined _, CharterReminded _, CharterWorded _ -> charterAcceptances;
      case MembershipEvent _, TurnDecisionEvent _, GroupSessionEvent _ -> charterAcceptances;
    };
  }

  private List<CharterAcceptance> with(CharterAcceptance added) {
    return Stream.concat(charterAcceptances.stream(), Stream.of(added)).toList();
  }

  private CharterWording wordingAfter(GroupEvent event) {
    return switch (event) {
      case CharterWorded e -> new CharterWording(e.version(), e.promises());
      case CharterAccepted _, CharterAcceptanceWithdrawn _, CharterDeclined _, CharterReminded _ ->
          presentWording();
      case MembershipEvent _, TurnDecisionEvent _, GroupSessionEvent _ -> presentWording();
    };
  }

  private List<CharterWording> earlierChartersAfter(GroupEvent event) {
    return switch (event) {
      case CharterWorded _ ->
          Stream.concat(earlierCharters.stream(), Stream.of(presentWording())).toList();
      case CharterAccepted _, CharterAcceptanceWithdrawn _, CharterDeclined _, CharterReminded _ ->
          earlierCharters;
      case MembershipEvent _, TurnDecisionEvent _, GroupSessionEvent _ -> earlierCharters;
    };
  }

  private CharterWording presentWording() {
    return new CharterWording(charterVersion, charter);
  }

  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public State state() {
    if (sessions.hasBegun()) return State.UNDER_WAY;
    return withoutCharter().isEmpty() ? State.READY : State.AWAITING_CHARTER;
  }

  public boolean hasAcceptedCharter(Username member) {
    return charterAcceptances.stream().anyMatch(given -> given.isOf(member, charterVersion));
  }

  /** What a member accepted last, where the charter has another wording since. */
  Optional<List<String>> charterAcceptedBefore(Username member) {
    if (hasAcceptedCharter(member)) return Optional.empty();
    return earlierCharters.reversed().stream()
        .filter(one -> charterAcceptances.stream().anyMatch(a -> a.isOf(member, one.version())))
        .map(CharterWording::promises)
        .findFirst();
  }

  /** Those who have still to give their word. */
  public List<Username> withoutCharter() {
    return members.stream().filter(member -> !hasAcceptedCharter(member)).toList();
  }

  /** How often a person has left it. */
  public int departures(Username person) {
    return (int)
        changes.stream()
            .filter(change -> change.kind() == MembershipChangeView.Kind.LEFT)
            .filter(change -> change.person().equals(person))
            .count();
  }

  /** Whether it is to meet, or has no date yet. */
  public boolean meetsAgain() {
    return sessions.all().isEmpty() || sessions.toCome() > 0;
  }

  /** Everybody in it. */
  public Stream<Username> people() {
    return Stream.concat(Stream.of(facilitator), members.stream());
  }

  /** Everybody its page names. */
  public Stream<Username> named() {
    var changed = changes.stream().flatMap(change -> Stream.of(change.person(), change.by()));
    var decided = ledger.decisions().stream().map(RotationDecisionView::by);
    var left = ledger.rotation().former().stream().map(MemberTurns::member);
    var lead =
        sessions.all().stream()
            .flatMap(session -> Stream.of(session.facilitator(), session.leader()));
    var dated =
        sessions.all().stream()
            .flatMap(session -> Stream.ofNullable(session.reasonGiven()))
            .map(ReasonAuthor::by);
    var kept =
        sessions.all().stream()
            .flatMap(session -> Stream.ofNullable(session.dateKept()))
            .map(KeptDate::by);
    return Stream.of(people(), changed, decided, left, lead, dated, kept)
        .flatMap(s -> s)
        .distinct();
  }

  /** The rooms that its sessions to come take; one that waits for a new date takes none. */
  Stream<RoomBooking> bookings(ProgrammeAuthorities authority) {
    var visibleName = isVisibleTo(authority) ? name : null;
    return sessions.all().stream()
        .filter(CalendarSession::occupiesItsRoom)
        .flatMap(session -> session.booking(visibleName).stream());
  }

  /** Its people see it, and those who answer for the programme or audit it. */
  public boolean isVisibleTo(ProgrammeAuthorities authority) {
    return authority.reviews(programmeId.value()) || isOf(authority.user());
  }

  /** Its facilitator answers for it, and who manages the programme. */
  public boolean isAnsweredForBy(ProgrammeAuthorities authority) {
    return isFacilitatedBy(authority.user()) || authority.manages(programmeId.value());
  }

  GroupView withConflicts(List<SchedulingConflict> conflicts) {
    return with(
        ledger, sessions.withConflicts(conflicts), changes, facilitatorWarnings, subordinations);
  }

  private GroupView with(
      RotationView ledger,
      GroupCalendar sessions,
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
        charter,
        earlierCharters,
        ledger,
        sessions,
        changes,
        facilitatorWarnings,
        subordinations);
  }

  public boolean isFacilitatedBy(CurrentUser user) {
    return facilitator.value().equals(user.username());
  }

  /** The facilitator, or who leads a session to come, or one going on, in their place. */
  public boolean leads(CurrentUser user) {
    return isFacilitatedBy(user) || standsIn(new Username(user.username()));
  }

  private boolean standsIn(Username person) {
    return sessions.isLedBy(person) || sessions.isHandedTo(person);
  }

  /** Whether this person has a place in the group. */
  public boolean isOf(CurrentUser user) {
    return isOf(new Username(user.username()));
  }

  boolean isOf(Username person) {
    return facilitator.equals(person) || standsIn(person) || members.contains(person);
  }

  public boolean hasMember(CurrentUser user) {
    return members.contains(new Username(user.username()));
  }
}
