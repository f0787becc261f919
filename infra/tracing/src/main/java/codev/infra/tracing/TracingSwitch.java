package codev.infra.tracing;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** Whether there are traces, and where they are sent. */
final class TracingSwitch {
  /** {@code CODEV_OTLP_ENDPOINT}, of a collector that speaks OTLP over HTTP. */
  static final String ENDPOINT = "codev.otlp.endpoint";

  private TracingSwitch() {}

  static boolean isOn(Environment environment) {
    return StringUtils.hasText(environment.getProperty(ENDPOINT));
  }
}
