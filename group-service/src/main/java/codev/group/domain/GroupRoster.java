package codev.group.domain;

import static codev.group.domain.RuleViolation.ALREADY_A_MEMBER;
import static codev.group.domain.RuleViolation.ALREADY_FACILITATES;
import static codev.group.domain.RuleViolation.FACILITATOR_IS_A_MEMBER;
import static codev.group.domain.RuleViolation.MORE_THAN_EIGHT_MEMBERS;
import static codev.group.domain.RuleViolation.NOT_A_MEMBER;
import static codev.group.domain.RuleViolation.NOT_YOUR_GROUP;
import static codev.group.domain.RuleViolation.ONLY_MEMBERS_ACCEPT_THE_CHARTER;
import static codev.group.domain.RuleViolation.ONLY_MEMBERS_ANSWER;
import static codev.group.domain.RuleViolation.ONLY_THE_FACILITATOR_RECORDS_THE_CHARTER;
import static codev.group.domain.RuleViolation.ONLY_THE_FACILITATOR_WORDS_THE_CHARTER;

import codev.group.domain.command.CharterCommand.AcceptCharter;
import codev.group.domain.command.CharterCommand.RewordCharter;
import codev.group.domain.command.MembershipCommand.AddMember;
import codev.group.domain.command.MembershipCommand.RemoveMember;
import codev.group.domain.command.MembershipCommand.ReplaceFacilitator;
import codev.group.domain.event.*;
import codev.group.domain.event.GroupSessionEvent.*;
import codev.group.domain.event.MembershipEvent.*;
import codev.group.domain.person.MemberCandidate;
import codev.group.domain.person.Username;
import codev.group.domain.value.MethodWarning;
import codev.group.domain.value.SessionId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The members and the facilitator of a group, and how each came and left.
 *
 * @param members in the order in which they came
 * @param substitutes who leads a session to come in the facilitator's place
 * @param standIns to whom a session was handed over in the session itself, until it is over
 * @param replacement how the facilitator came, unless with the group
 * @param joins how each came who came later
 * @param departures how each went who went last
 */
record GroupRoster(
    Username facilitator,
    List<Username> members,
    Map<SessionId, FacilitatorReplaced> substitutes,
    Map<SessionId, Username> standIns,
    @Nullable FacilitatorReplaced replacement,
    Map<Username, MemberJoined> joins,
    Map<Username, MemberLeft> departures) {

  /**
   * @param before {@code null} until the group is formed
   */
  static GroupRoster after(@Nullable GroupRoster before, GroupEvent event) {
    if (event instanceof GroupFormed formed) return of(formed);
    return Objects.requireNonNull(before, "a group is formed first").after(event);
  }

  private static GroupRoster of(GroupFormed event) {
    return new GroupRoster(
        event.facilitator(), event.members(), Map.of(), Map.of(), null, Map.of(), Map.of());
  }

  private GroupRoster after(GroupEvent event) {
    return switch (event) {
      case MemberJoined e -> with(e.membersAfter(members), with(joins, e.member(), e), departures);
      case MemberLeft e -> with(e.membersAfter(members), joins, with(departures, e.member(), e));
      case FacilitatorReplaced e -> withFacilitator(e, e.session());
      case SessionHandedOver e -> with(substitutes, with(standIns, e.session(), e.to()));
      case SessionHeld e -> over(e.session());
      case SessionCancelled e -> over(e.session());
      case GroupFormed _, MembersReviewed _, TurnDecisionEvent _ -> this;
      case CharterEvent _, GroupSessionEvent _ -> this;
    };
  }

  /** Who comes for good leads all sessions to come. */
  private GroupRoster withFacilitator(FacilitatorReplaced e, @Nullable SessionId session) {
    if (session != null) return with(with(substitutes, session, e), without(standIns, session));
    return new GroupRoster(e.facilitator(), members, Map.of(), Map.of(), e, joins, departures);
  }

  private GroupRoster over(SessionId session) {
    return with(without(substitutes, session), without(standIns, session));
  }

  private GroupRoster with(
      List<Username> members,
      Map<Username, MemberJoined> joins,
      Map<Username, MemberLeft> departures) {
    return new GroupRoster(
        facilitator, members, substitutes, standIns, replacement, joins, departures);
  }

  private GroupRoster with(
      Map<SessionId, FacilitatorReplaced> substitutes, Map<SessionId, Username> standIns) {
    return new GroupRoster(
        facilitator, members, substitutes, standIns, replacement, joins, departures);
  }

  /** Whether this person was the last to whom a session was handed over. */
  boolean isHandedOver(SessionId session, Username to) {
    return to.equals(standIns.get(session));
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
   * @param violation the violation for a member; others are refused as having no part in the group
   */
  void checkLeading(Username by, boolean asManager, RuleViolation violation) {
    if (asManager || isFacilitator(by)) return;
    throw new RuleViolationException(includes(by) ? violation : NOT_YOUR_GROUP);
  }

  void checkMember(Username person) {
    if (includes(person)) return;
    if (isFacilitator(person)) throw new RuleViolationException(ONLY_MEMBERS_ANSWER);
    throw new RuleViolationException(NOT_YOUR_GROUP);
  }

  /** By the member, or aloud: then the facilitator records it, or who leads a session instead. */
  void checkAccepting(AcceptCharter c) {
    boolean leads = isFacilitator(c.by()) || isSubstitute(c.by());
    if (!leads && !includes(c.by())) throw new RuleViolationException(NOT_YOUR_GROUP);
    if (!leads && !c.by().equals(c.member()))
      throw new RuleViolationException(ONLY_THE_FACILITATOR_RECORDS_THE_CHARTER);
    if (!includes(c.member()))
      throw new RuleViolationException(ONLY_MEMBERS_ACCEPT_THE_CHARTER, c.member());
  }

  /** The facilitator writes down what the group has agreed. */
  void checkWording(RewordCharter c) {
    if (isFacilitator(c.by())) return;
    throw new RuleViolationException(
        includes(c.by()) ? ONLY_THE_FACILITATOR_WORDS_THE_CHARTER : NOT_YOUR_GROUP);
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
    if (isFacilitator(newcomer) || isSubstitute(newcomer))
      throw new RuleViolationException(FACILITATOR_IS_A_MEMBER, newcomer);
    if (members.size() >= MembershipRules.MAX_MEMBERS)
      throw new RuleViolationException(MORE_THAN_EIGHT_MEMBERS, MembershipRules.MAX_MEMBERS);
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
    return members.size() > MembershipRules.MIN_MEMBERS
        ? List.of()
        : List.of(MethodWarning.FEWER_THAN_THREE_MEMBERS);
  }

  /** How they came to lead, if they do so by this very request. */
  Optional<FacilitatorReplaced> replacement(ReplaceFacilitator c) {
    return Optional.ofNullable(c.session() == null ? replacement : substitutes.get(c.session()))
        .filter(e -> e.facilitator().equals(c.facilitator()) && e.reason().equals(c.reason()));
  }

  void checkReplacing(ReplaceFacilitator c) {
    MembershipRules.checkFacilitator(c.facilitator(), members);
    var substitute = c.session() == null ? null : substitutes.get(c.session());
    var leads = substitute == null ? facilitator : substitute.facilitator();
    if (c.facilitator().equals(leads)) throw new RuleViolationException(ALREADY_FACILITATES, leads);
  }

  private boolean isSubstitute(Username person) {
    return standIns.containsValue(person)
        || substitutes.values().stream()
            .anyMatch(substitute -> substitute.facilitator().equals(person));
  }

  private boolean includes(MemberCandidate candidate, Username newcomer) {
    return includes(candidate.person()) || candidate.person().equals(newcomer);
  }

  private static <K, E> Map<K, E> with(Map<K, E> before, K key, E event) {
    var changed = new HashMap<>(before);
    changed.put(key, event);
    return Map.copyOf(changed);
  }

  private static <K, E> Map<K, E> without(Map<K, E> before, K key) {
    var fewer = new HashMap<>(before);
    fewer.remove(key);
    return Map.copyOf(fewer);
  }
}
