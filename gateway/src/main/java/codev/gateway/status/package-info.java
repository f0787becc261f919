/**
 * The status of all services on a page for operators, by their health and their meters: {@code
 * /actuator/status}.
 *
 * <p>Entry point: {@link codev.gateway.status.StatusEndpoint}.
 */
@NullMarked
package codev.gateway.status;

import org.jspecify.annotations.NullMarked;
