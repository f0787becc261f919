package codev.group.group;

import codev.group.domain.MembershipRules;
import codev.group.domain.event.MembershipEvent.MembersReviewed;
import codev.group.domain.person.Username;
import codev.group.domain.value.MethodWarning;
import java.util.List;
import java.util.stream.Stream;

/**
 * A warning about a group, as shown.
 *
 * @param people whom it concerns, in the order in which its sentence names them
 */
public record GroupWarningView(MethodWarning key, List<Username> people) {
  /** Of a group that has become too small to be one; nobody in particular is meant. */
  static Stream<GroupWarningView> ofSize(int members) {
    return members < MembershipRules.MIN_MEMBERS
        ? Stream.of(new GroupWarningView(MethodWarning.FEWER_THAN_THREE_MEMBERS, List.of()))
        : Stream.empty();
  }

  static List<GroupWarningView> of(MembersReviewed event) {
    return event.subordinations().stream()
        .map(
            pair ->
                new GroupWarningView(
                    MethodWarning.MEMBER_WITH_THEIR_MANAGER,
                    List.of(pair.member(), pair.manager())))
        .toList();
  }
}
