package codev.group.composition;

import codev.group.domain.Warning;
import codev.group.domain.person.Username;
import java.util.List;

/**
 * A group that could be formed as it stands.
 *
 * @param rules what the method asks for: met by every group proposed, not by everything that people
 *     make of it
 * @param scores how mixed it is
 * @param warnings what speaks against the facilitator, who may be proposed for several
 */
record ProposedGroup(
    Username facilitator,
    List<Username> members,
    List<Rule> rules,
    List<Score> scores,
    List<Warning> warnings) {
  public boolean isWithinTheRules() {
    return rules.stream().allMatch(Rule::met);
  }

  /**
   * @param why a sentence in the reader's language
   */
  record Rule(String key, boolean met, String why) {}

  /**
   * @param value from 0, all alike, to 1, no two alike
   */
  record Score(Diversity key, double value, String why) {}
}
