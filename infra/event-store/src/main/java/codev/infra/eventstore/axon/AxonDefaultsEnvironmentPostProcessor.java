package codev.infra.eventstore.axon;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Defaults for Axon's settings that all services share; a service's own settings take precedence.
 */
public final class AxonDefaultsEnvironmentPostProcessor implements EnvironmentPostProcessor {
  private static final Map<String, Object> DEFAULTS =
      Map.of(
          "axon.axonserver.enabled", "false",
          "axon.serializer.general", "jackson3",
          // It asks a server on the internet for news at each start.
          "axon.update-check.disabled", "true",
          // In 4.13.0 it takes a stack trace at the start of each task.
          "axon.timeout.enabled", "false",
          // It would print the stack of every refusal at an aggregate's creation.
          "logging.level.org.axonframework.modelling.command.AbstractRepository", "error");

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    environment.getPropertySources().addLast(new MapPropertySource("axon defaults", DEFAULTS));
  }
}
