package codev.infra.tracing;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Settings of Spring Boot's tracing where there is an address to send traces to. It comes before
 * Boot's own, which would have trace ids in log lines, beside persons.
 */
final class TracingEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {
  private static final String BOOTS_ENDPOINT =
      "management.opentelemetry.tracing.export.otlp.endpoint";

  private static final Map<String, Object> ALWAYS =
      Map.of(
          // OTEL_ variables would change where traces go, and put their ids into meters
          "management.opentelemetry.map-environment-variables", "false",
          "management.otlp.metrics.export.enabled", "false",
          "logging.expect-correlation-id", "false",
          "management.tracing.exemplars.include", "none");

  private static final Map<String, Object> WHILE_ON =
      Map.of(
          BOOTS_ENDPOINT,
          "${" + TracingSwitch.ENDPOINT + "}",
          // a collector that is away does not hold up the end of a process for longer
          "management.opentelemetry.tracing.export.otlp.connect-timeout",
          "5s",
          "management.opentelemetry.tracing.export.otlp.timeout",
          "5s",
          "management.tracing.sampling.probability",
          "1.0",
          "management.tracing.propagation.type",
          "W3C",
          "management.tracing.baggage.enabled",
          "false");

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    var settings = new HashMap<>(ALWAYS);
    if (TracingSwitch.isOn(environment)) settings.putAll(WHILE_ON);
    environment.getPropertySources().addLast(new MapPropertySource("tracing", settings));
  }

  @Override
  public int getOrder() {
    return 0;
  }
}
