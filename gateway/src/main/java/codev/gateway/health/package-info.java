/** Health of the whole platform: {@code /actuator/health} includes every service. */
@NullMarked
package codev.gateway.health;

import org.jspecify.annotations.NullMarked;
