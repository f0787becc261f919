package codev.infra.tracing;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Whether there are traces, and where they are sent. */
final class TracingSwitch {
  /** {@code CODEV_OTLP_ENDPOINT}, of a collector that speaks OTLP over HTTP. */
  static final String ENDPOINT = "codev.otlp.endpoint";

  private TracingSwitch() {}

  /** For configurations. */
  static final class IsOn implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return isOn(context.getEnvironment());
    }
  }

  static boolean isOn(Environment environment) {
    return StringUtils.hasText(environment.getProperty(ENDPOINT));
  }
}
