package codev.group.facilitators;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the pool of facilitators.
 *
 * @param required whether only people in the pool can be named facilitator, once there is anybody
 *     in it; otherwise a warning is given
 */
@ConfigurationProperties("codev.facilitators.pool")
public record FacilitatorPoolProperties(@DefaultValue("true") boolean required) {}
