/**
 * How the platform is: {@code /actuator/health} tells of every service.
 *
 * <p>Enter by {@link codev.gateway.health.ServicesHealthConfiguration}.
 */
@NullMarked
package codev.gateway.health;

import org.jspecify.annotations.NullMarked;
