package codev.infra.web.authorization;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The rules of all policies of a service, each once. */
public final class AccessRules {
  private final Map<AccessPolicy, Consumer<AccessRequest>> checks =
      new EnumMap<>(AccessPolicy.class);

  public AccessRules(List<AccessRule> rules) {
    for (var rule : rules)
      if (checks.put(rule.policy(), rule.check()) != null)
        throw new IllegalStateException("Two rules for the policy " + rule.policy());
  }

  public boolean has(AccessPolicy policy) {
    return checks.containsKey(policy);
  }

  /** Refuses what the policy does not admit; also if it has no rule here. */
  void check(AccessPolicy policy, AccessRequest request) {
    var check = checks.get(policy);
    if (check == null) throw new IllegalStateException("No rule for the policy " + policy);
    check.accept(request);
  }
}
