package codev.infra.testkit;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Runs a property with the seed of a former run, {@code -Dcodev.seed=…}, or more often than in the
 * build, {@code -Dcodev.tries=…}.
 */
public final class SeedAndTriesHook implements AroundPropertyHook {
  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    var seed = System.getProperty("codev.seed");
    if (seed != null) context.attributes().setSeed(seed);
    var tries = Integer.getInteger("codev.tries");
    if (tries != null) context.attributes().setTries(tries);
    return property.execute();
  }
}
