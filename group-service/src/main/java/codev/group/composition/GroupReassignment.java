package codev.group.composition;

import codev.group.composition.DraftGroupsForm.Draft;
import codev.group.domain.MembershipRules;
import codev.group.domain.person.Username;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Computes the groups after people have been moved to others. All moves happen at once, so that two
 * people may change seats between full groups; a person whom the rules keep out of the target group
 * stays. That a group becomes too small prevents no move: it may be an intermediate step.
 *
 * @param groups who sits in each, newcomers last
 * @param stays those who could not go, by username
 */
record GroupReassignment(List<List<PlacementCandidate>> groups, Map<Username, Stay> stays) {

  /** Why a person cannot be in a group. */
  enum Why {
    NO_SUCH_GROUP,
    FACILITATES_IT,
    WITH_THEIR_MANAGER,
    FULL
  }

  /**
   * A person who stays.
   *
   * @param wanted the number of the group where they were to go
   * @param other the person with whom they must not be in a group, if that is why
   */
  public record Stay(int wanted, Why why, @Nullable PlacementCandidate other) {}

  /**
   * @param people everybody in the drafts
   */
  static GroupReassignment of(List<Draft> drafts, Map<Username, PlacementCandidate> people) {
    var sent = new LinkedHashMap<Username, Integer>();
    var stays = new LinkedHashMap<Username, Stay>();
    for (int g = 0; g < drafts.size(); g++) {
      var members = drafts.get(g).people();
      for (int m = 0; m < members.size(); m++) {
        int wanted = drafts.get(g).wanted(m, g + 1);
        var person = username(members.get(m));
        if (wanted < 1 || wanted > drafts.size())
          stays.put(person, new Stay(wanted, Why.NO_SUCH_GROUP, null));
        else if (wanted != g + 1) sent.put(person, wanted);
      }
    }
    while (true) {
      var groups = seated(drafts, people, sent);
      var refused = refused(drafts, groups, sent, people);
      if (refused.isEmpty()) return new GroupReassignment(groups, stays);
      var stay = refused.get();
      stays.put(stay.getKey(), stay.getValue());
      sent.remove(stay.getKey());
    }
  }

  private static List<List<PlacementCandidate>> seated(
      List<Draft> drafts, Map<Username, PlacementCandidate> people, Map<Username, Integer> sent) {
    var groups = new ArrayList<List<PlacementCandidate>>();
    for (var draft : drafts)
      groups.add(
          new ArrayList<>(
              draft.people().stream()
                  .map(GroupReassignment::username)
                  .distinct()
                  .filter(person -> !sent.containsKey(person))
                  .map(people::get)
                  .toList()));
    sent.forEach((person, number) -> groups.get(number - 1).add(people.get(person)));
    return groups;
  }

  /** The last of those who were sent and cannot go. */
  private static Optional<Map.Entry<Username, Stay>> refused(
      List<Draft> drafts,
      List<List<PlacementCandidate>> groups,
      SequencedMap<Username, Integer> sent,
      Map<Username, PlacementCandidate> people) {
    for (var one : sent.reversed().entrySet()) {
      int number = one.getValue();
      var person = Objects.requireNonNull(people.get(one.getKey()));
      var stay = keptOut(person, number, drafts.get(number - 1), groups.get(number - 1));
      if (stay != null) return Optional.of(Map.entry(one.getKey(), stay));
    }
    return Optional.empty();
  }

  private static @Nullable Stay keptOut(
      PlacementCandidate person, int number, Draft draft, List<PlacementCandidate> group) {
    if (person.username().equals(username(draft.facilitator())))
      return new Stay(number, Why.FACILITATES_IT, null);
    var above = group.stream().filter(person::mustNotSitWith).findFirst();
    if (above.isPresent()) return new Stay(number, Why.WITH_THEIR_MANAGER, above.get());
    if (group.size() > MembershipRules.MOST) return new Stay(number, Why.FULL, null);
    return null;
  }

  private static Username username(String name) {
    return new Username(name.strip());
  }
}
