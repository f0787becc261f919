package codev.learning.outcomes.anonymity;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Disclosure control with rules taken away, to show what each is needed for. With all of them it is
 * what production uses; in production nothing can take one away.
 */
final class WithoutRules {
  static final Set<DisclosureRule> ALL =
      Collections.unmodifiableSet(EnumSet.allOf(DisclosureRule.class));

  private WithoutRules() {}

  static Microaggregator microaggregator(Set<DisclosureRule> rules) {
    return rules.equals(ALL)
        ? new Microaggregator()
        : new Microaggregator() {
          @Override
          boolean applies(DisclosureRule rule) {
            return rules.contains(rule);
          }
        };
  }

  static DisclosureControl disclosure(
      int threshold, Viewer viewer, ObservationFilter filter, Set<DisclosureRule> rules) {
    return rules.equals(ALL)
        ? new DisclosureControl(threshold, viewer, filter)
        : new DisclosureControl(threshold, viewer, filter) {
          @Override
          boolean applies(DisclosureRule rule) {
            return rules.contains(rule);
          }
        };
  }
}
