package codev.infra.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

@DisplayName("Tracing")
class TracingSwitchTest {
  private static final String ADDRESS = "http://collector:4318/v1/traces";
  private static final String BOOTS_EXPORT = "management.opentelemetry.tracing.export.otlp.";
  private static final String BOOTS_ADDRESS = BOOTS_EXPORT + "endpoint";

  private final MockEnvironment environment = new MockEnvironment();

  @Test
  @DisplayName("is off unless there is an address to send traces to")
  void is_off() {
    environment.setProperty("codev.otlp.endpoint", " ");

    process();

    assertThat(TracingSwitch.isOn(environment)).isFalse();
    assertThat(environment.getProperty(BOOTS_ADDRESS)).isNull();
    assertThat(environment.getProperty("management.otlp.metrics.export.enabled"))
        .isEqualTo("false");
  }

  @Test
  @DisplayName("sends all traces to the address, and meters nowhere")
  void is_on() {
    environment.setProperty("codev.otlp.endpoint", ADDRESS);

    process();

    assertThat(environment.getProperty(BOOTS_ADDRESS)).isEqualTo(ADDRESS);
    assertThat(environment.getProperty("management.tracing.sampling.probability")).isEqualTo("1.0");
    assertThat(environment.getProperty("management.otlp.metrics.export.enabled"))
        .isEqualTo("false");
    assertThat(environment.getProperty("logging.expect-correlation-id")).isEqualTo("false");
  }

  @Test
  @DisplayName("takes no setting from the variables of OpenTelemetry")
  void has_one_address() {
    process();

    assertThat(environment.getProperty("management.opentelemetry.map-environment-variables"))
        .isEqualTo("false");
  }

  @Test
  @DisplayName("waits five seconds for the collector")
  void does_not_wait_for_long() {
    environment.setProperty("codev.otlp.endpoint", ADDRESS);

    process();

    assertThat(environment.getProperty(BOOTS_EXPORT + "timeout")).isEqualTo("5s");
    assertThat(environment.getProperty(BOOTS_EXPORT + "connect-timeout")).isEqualTo("5s");
  }

  @Test
  @DisplayName("lets an operator choose how many traces are sent")
  void is_sampled_as_set() {
    environment.setProperty("codev.otlp.endpoint", ADDRESS);
    environment.setProperty("management.tracing.sampling.probability", "0.1");

    process();

    assertThat(environment.getProperty("management.tracing.sampling.probability")).isEqualTo("0.1");
  }

  @ParameterizedTest
  @DisplayName("has nothing of it configured while it is off, and never more than traces")
  @CsvSource({
    "org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration, true, false",
    "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration, true, false",
    "org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration, true, false",
    "org.springframework.boot.opentelemetry.autoconfigure.logging.OpenTelemetryLoggingAutoConfiguration, false, false",
    "org.springframework.boot.opentelemetry.autoconfigure.metrics.OpenTelemetryMetricsAutoConfiguration, false, false",
    "org.springframework.boot.micrometer.metrics.autoconfigure.export.otlp.OtlpMetricsExportAutoConfiguration, false, false",
    "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration, true, true"
  })
  void configures_nothing_else(String name, boolean on, boolean off) {
    assertThat(isConfigured(name)).isEqualTo(off);
    environment.setProperty("codev.otlp.endpoint", ADDRESS);
    assertThat(isConfigured(name)).isEqualTo(on);
  }

  private boolean isConfigured(String name) {
    var filter = new TracingAutoConfigurationFilter();
    filter.setEnvironment(environment);
    return filter.isWanted(name);
  }

  private void process() {
    new TracingEnvironmentPostProcessor()
        .postProcessEnvironment(environment, new SpringApplication());
  }
}
