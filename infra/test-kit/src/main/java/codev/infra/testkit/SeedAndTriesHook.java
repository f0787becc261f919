package codev.infra.testkit;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Runs a property with the same seed in each build, so that a failure comes from a change and not
 * from another seed. {@code -Dcodev.seed=…} sets the seed, {@code -Dcodev.tries=…} how often it is
 * tried.
 */
public final class SeedAndTriesHook implements AroundPropertyHook {
  private static final String SEED = "20784";

  /** By default jqwik applies a hook to the class that declares it, and not to its properties. */
  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    context.attributes().setSeed(System.getProperty("codev.seed", SEED));
    var tries = Integer.getInteger("codev.tries");
    if (tries != null) context.attributes().setTries(tries);
    return property.execute();
  }
}
