package codev.infra.tracing;

import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Tracing, where there is an address to send traces to. */
@AutoConfiguration
class TracingConfiguration {
  @Bean
  Tracing tracing(Environment environment, ObjectProvider<ObservationRegistry> observations) {
    if (!TracingSwitch.isOn(environment)) return Tracing.OFF;
    return new Tracing(observations.getIfAvailable(() -> ObservationRegistry.NOOP));
  }
}
