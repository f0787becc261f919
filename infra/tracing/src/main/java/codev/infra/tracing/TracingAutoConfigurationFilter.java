package codev.infra.tracing;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Excludes Spring Boot's auto-configurations of tracing unless there is an address to send traces
 * to, so that nothing of it exists then; those of other OpenTelemetry signals in any case.
 */
final class TracingAutoConfigurationFilter
    implements AutoConfigurationImportFilter, EnvironmentAware {
  private static final List<String> EXCLUDED =
      List.of(
          "org.springframework.boot.micrometer.metrics.autoconfigure.export.otlp.",
          "org.springframework.boot.opentelemetry.autoconfigure.logging.",
          "org.springframework.boot.opentelemetry.autoconfigure.metrics.");

  private static final List<String> ONLY_WHILE_TRACING =
      List.of(
          "org.springframework.boot.micrometer.tracing.",
          "org.springframework.boot.opentelemetry.");

  private @Nullable Environment environment;

  @Override
  public void setEnvironment(Environment environment) {
    this.environment = environment;
  }

  @Override
  public boolean[] match(@Nullable String[] names, AutoConfigurationMetadata metadata) {
    var matches = new boolean[names.length];
    for (int i = 0; i < names.length; i++) {
      String name = names[i];
      matches[i] = name != null && isWanted(name);
    }
    return matches;
  }

  boolean isWanted(String name) {
    if (isOf(EXCLUDED, name)) return false;
    return !isOf(ONLY_WHILE_TRACING, name)
        || TracingSwitch.isOn(Objects.requireNonNull(environment));
  }

  private static boolean isOf(List<String> packages, String name) {
    return packages.stream().anyMatch(name::startsWith);
  }
}
