/**
 * Load balancing over the instances of each service: their addresses, which of them are ready, and
 * which one a request goes to (ADR 45); and how its address is passed on, or refused. Entry point:
 * {@link codev.gateway.routing.ServicesProperties}.
 */
@NullMarked
package codev.gateway.routing;

import org.jspecify.annotations.NullMarked;
