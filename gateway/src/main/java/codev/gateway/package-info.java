/**
 * The gateway: the one entrance for browsers and API clients, routes to the services, holds no
 * data. Entry point: {@link codev.gateway.GatewayApplication}.
 */
@NullMarked
package codev.gateway;

import org.jspecify.annotations.NullMarked;
