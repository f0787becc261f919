package codev.group.domain;

import static codev.group.domain.RuleViolation.ALREADY_A_MEMBER;
import static codev.group.domain.RuleViolation.ALREADY_FACILITATES;
import static codev.group.domain.RuleViolation.FACILITATOR_IS_A_MEMBER;
import static codev.group.domain.RuleViolation.MORE_THAN_EIGHT_MEMBERS;
import static codev.group.domain.RuleViolation.NOT_A_MEMBER;
import static codev.group.domain.RuleViolation.NOT_YOUR_GROUP;
import static codev.group.domain.RuleViolation.ONLY_MEMBERS_ACCEPT_THE_CHARTER;

import codev.group.domain.GroupCommand.AcceptCharter;
import codev.group.domain.GroupCommand.AddMember;
import codev.group.domain.GroupCommand.RemoveMember;
import codev.group.domain.GroupCommand.ReplaceFacilitator;
import codev.group.domain.GroupEvent.CharterAccepted;
import codev.group.domain.GroupEvent.FacilitatorReplaced;
import codev.group.domain.GroupEvent.GroupFormed;
import codev.group.domain.GroupEvent.MemberJoined;
import codev.group.domain.GroupEvent.MemberLeft;
import codev.group.domain.GroupEvent.MembersReviewed;
import codev.group.domain.GroupEvent.OfGroup;
import codev.group.domain.GroupEvent.OfSession;
import codev.group.domain.GroupEvent.SessionCancelled;
import codev.group.domain.GroupEvent.SessionHeld;
import codev.group.domain.GroupEvent.TurnDecision;
import codev.group.domain.person.MemberCandidate;
import codev.group.domain.person.Username;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The members and the facilitator of a group, and how each came and left.
 *
 * @param members in the order in which they came
 * @param chairs who leads a session to come in the facilitator's place
 * @param replacement how the facilitator came, unless with the group
 * @param joins how each came who came later
 * @param departures how each went who went last
 */
record Membership(
    Username facilitator,
    List<Username> members,
    Map<SessionId, FacilitatorReplaced> chairs,
    @Nullable FacilitatorReplaced replacement,
    Map<Username, MemberJoined> joins,
    Map<Username, MemberLeft> departures) {

  /**
   * @param before {@code null} until the group is formed
   */
  static Membership after(@Nullable Membership before, OfGroup event) {
    if (event instanceof GroupFormed formed) return of(formed);
    return Objects.requireNonNull(before, "a group is formed first").after(event);
  }

  private static Membership of(GroupFormed event) {
    return new Membership(event.facilitator(), event.members(), Map.of(), null, Map.of(), Map.of());
  }

  private Membership after(OfGroup event) {
    return switch (event) {
      case MemberJoined e -> with(plus(e.member()), with(joins, e.member(), e), departures);
      case MemberLeft e -> with(without(e.member()), joins, with(departures, e.member(), e));
      case FacilitatorReplaced e -> led(e, e.session());
      case SessionHeld e -> with(without(chairs, e.session()));
      case SessionCancelled e -> with(without(chairs, e.session()));
      case GroupFormed _, MembersReviewed _, CharterAccepted _, TurnDecision _ -> this;
      case OfSession _ -> this;
    };
  }

  /** Who comes for good leads all sessions to come. */
  private Membership led(FacilitatorReplaced e, @Nullable SessionId session) {
    if (session != null) return with(with(chairs, session, e));
    return new Membership(e.facilitator(), members, Map.of(), e, joins, departures);
  }

  private Membership with(
      List<Username> members,
      Map<Username, MemberJoined> joins,
      Map<Username, MemberLeft> departures) {
    return new Membership(facilitator, members, chairs, replacement, joins, departures);
  }

  private Membership with(Map<SessionId, FacilitatorReplaced> chairs) {
    return new Membership(facilitator, members, chairs, replacement, joins, departures);
  }

  boolean isFacilitator(Username person) {
    return person.equals(facilitator);
  }

  boolean includes(Username person) {
    return members.contains(person);
  }

  /**
   * Only a manager or the facilitator may.
   *
   * @param otherwise the violation for a member; others are refused as having no part in the group
   */
  void checkLeading(Username by, boolean asManager, RuleViolation otherwise) {
    if (asManager || isFacilitator(by)) return;
    throw new RuleViolationException(includes(by) ? otherwise : NOT_YOUR_GROUP);
  }

  void checkAccepting(AcceptCharter c) {
    if (!includes(c.by()))
      throw new RuleViolationException(
          isFacilitator(c.by()) ? ONLY_MEMBERS_ACCEPT_THE_CHARTER : NOT_YOUR_GROUP);
  }

  /** Whether they are here because of this very request. */
  boolean hasJoinedBy(AddMember c) {
    var join = joins.get(c.member());
    return includes(c.member()) && join != null && Objects.equals(join.reason(), c.reason());
  }

  /** Checks the newcomer only: existing conflicts between members are warnings. */
  void checkJoining(AddMember c) {
    var newcomer = c.member();
    if (includes(newcomer)) throw new RuleViolationException(ALREADY_A_MEMBER, newcomer);
    if (isFacilitator(newcomer) || isChair(newcomer))
      throw new RuleViolationException(FACILITATOR_IS_A_MEMBER, newcomer);
    if (members.size() >= MembershipRules.MOST)
      throw new RuleViolationException(MORE_THAN_EIGHT_MEMBERS, MembershipRules.MOST);
    var concerned = c.candidates().stream().filter(candidate -> includes(candidate, newcomer));
    MembershipRules.checkNewcomer(newcomer, concerned.toList());
  }

  /** How they left, if they did so by this very request. */
  Optional<MemberLeft> departure(RemoveMember c) {
    if (includes(c.member())) return Optional.empty();
    var departure = Optional.ofNullable(departures.get(c.member()));
    return departure.filter(left -> left.reason().equals(c.reason()));
  }

  /** Leaving is never refused: too few remaining members are a warning. */
  List<MethodWarning> warningsWithout(Username member) {
    if (!includes(member)) throw new RuleViolationException(NOT_A_MEMBER, member);
    return members.size() > MembershipRules.LEAST
        ? List.of()
        : List.of(MethodWarning.FEWER_THAN_THREE_MEMBERS);
  }

  /** How they came to lead, if they do so by this very request. */
  Optional<FacilitatorReplaced> replacement(ReplaceFacilitator c) {
    return Optional.ofNullable(c.session() == null ? replacement : chairs.get(c.session()))
        .filter(e -> e.facilitator().equals(c.facilitator()) && e.reason().equals(c.reason()));
  }

  void checkReplacing(ReplaceFacilitator c) {
    MembershipRules.checkFacilitator(c.facilitator(), members);
    var chair = c.session() == null ? null : chairs.get(c.session());
    var leads = chair == null ? facilitator : chair.facilitator();
    if (c.facilitator().equals(leads)) throw new RuleViolationException(ALREADY_FACILITATES, leads);
  }

  private boolean isChair(Username person) {
    return chairs.values().stream().anyMatch(chair -> chair.facilitator().equals(person));
  }

  private boolean includes(MemberCandidate candidate, Username newcomer) {
    return includes(candidate.person()) || candidate.person().equals(newcomer);
  }

  private List<Username> without(Username member) {
    return members.stream().filter(other -> !other.equals(member)).toList();
  }

  private List<Username> plus(Username member) {
    return Stream.concat(members.stream(), Stream.of(member)).toList();
  }

  private static <K, E> Map<K, E> with(Map<K, E> before, K key, E event) {
    var more = new HashMap<>(before);
    more.put(key, event);
    return Map.copyOf(more);
  }

  private static <K, E> Map<K, E> without(Map<K, E> before, K key) {
    var fewer = new HashMap<>(before);
    fewer.remove(key);
    return Map.copyOf(fewer);
  }
}
