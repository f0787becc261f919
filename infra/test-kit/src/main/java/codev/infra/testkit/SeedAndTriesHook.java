package codev.infra.testkit;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Runs a property with the same seed in each build: what fails it is what was changed. {@code
 * -Dcodev.seed=…} takes another one, {@code -Dcodev.tries=…} runs it more often.
 */
public final class SeedAndTriesHook implements AroundPropertyHook {
  private static final String SEED = "20784";

  /** A hook of a class is none of its properties', else. */
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
