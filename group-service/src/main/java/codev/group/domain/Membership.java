package codev.group.domain;

import static codev.group.domain.Reason.ALREADY_A_MEMBER;
import static codev.group.domain.Reason.FACILITATOR_IS_A_MEMBER;
import static codev.group.domain.Reason.MORE_THAN_EIGHT_MEMBERS;
import static codev.group.domain.Reason.NOT_A_MEMBER;

import codev.group.domain.GroupCommand.AddMember;
import codev.group.domain.GroupCommand.RemoveMember;
import codev.group.domain.GroupEvent.GroupFormed;
import codev.group.domain.GroupEvent.MemberJoined;
import codev.group.domain.GroupEvent.MemberLeft;
import codev.group.domain.GroupEvent.OfGroup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who is in a group now, and how that came about.
 *
 * @param members in the order in which they came
 * @param joins how each came who came later
 * @param departures how each went who went last
 */
record Membership(
    Username facilitator,
    List<Username> members,
    Map<Username, MemberJoined> joins,
    Map<Username, MemberLeft> departures) {

  static Membership of(GroupFormed event) {
    return new Membership(event.facilitator(), event.members(), Map.of(), Map.of());
  }

  Membership after(OfGroup event) {
    return switch (event) {
      case MemberJoined e ->
          new Membership(
              facilitator,
              Stream.concat(members.stream(), Stream.of(e.member())).toList(),
              with(joins, e.member(), e),
              departures);
      case MemberLeft e ->
          new Membership(facilitator, without(e.member()), joins, with(departures, e.member(), e));
      default -> this;
    };
  }

  boolean isFacilitator(Username person) {
    return person.equals(facilitator);
  }

  boolean includes(Username person) {
    return members.contains(person);
  }

  /** Whether they are here because of this very request. */
  boolean hasJoinedBy(AddMember c) {
    var join = joins.get(c.member());
    return includes(c.member()) && join != null && Objects.equals(join.reason(), c.reason());
  }

  /** Only the newcomer is looked at: who sits with whom already is told by a warning. */
  void checkJoining(AddMember c) {
    var newcomer = c.member();
    if (includes(newcomer)) throw new Refused(ALREADY_A_MEMBER, newcomer);
    if (isFacilitator(newcomer)) throw new Refused(FACILITATOR_IS_A_MEMBER, newcomer);
    if (members.size() >= MembershipRules.MOST)
      throw new Refused(MORE_THAN_EIGHT_MEMBERS, MembershipRules.MOST);
    var concerned = c.candidates().stream().filter(candidate -> includes(candidate, newcomer));
    MembershipRules.checkNewcomer(newcomer, concerned.toList());
  }

  /** How they left, if they did so by this very request. */
  Optional<MemberLeft> departure(RemoveMember c) {
    if (includes(c.member())) return Optional.empty();
    var departure = Optional.ofNullable(departures.get(c.member()));
    return departure.filter(left -> left.reason().equals(c.reason()));
  }

  /** Nobody is held back: that too few stay is told, not refused. */
  List<Warning> warningsWithout(Username member) {
    if (!includes(member)) throw new Refused(NOT_A_MEMBER, member);
    return members.size() > MembershipRules.LEAST
        ? List.of()
        : List.of(Warning.FEWER_THAN_THREE_MEMBERS);
  }

  private boolean includes(Candidate candidate, Username newcomer) {
    return includes(candidate.person()) || candidate.person().equals(newcomer);
  }

  private List<Username> without(Username member) {
    return members.stream().filter(other -> !other.equals(member)).toList();
  }

  private static <E> Map<Username, E> with(Map<Username, E> before, Username person, E event) {
    var more = new HashMap<>(before);
    more.put(person, event);
    return Map.copyOf(more);
  }
}
