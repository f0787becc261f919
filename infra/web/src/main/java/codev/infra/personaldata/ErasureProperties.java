package codev.infra.personaldata;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of erasures: learning-service carries them out, group-service describes them.
 *
 * @param grace how long an erasure can still be cancelled after it was approved
 */
@ConfigurationProperties("codev.erasures")
public record ErasureProperties(@DefaultValue("7d") Duration grace) {
  public ErasureProperties {
    if (grace.isNegative())
      throw new IllegalArgumentException("codev.erasures.grace is negative: " + grace);
  }
}
