/**
 * How a play reaches the platform: one call of the public API after the other.
 *
 * <p>Enter by {@link codev.infra.simulator.client.ApiClient}. May use: HTTP, JSON, the local
 * platform's tokens.
 */
@NullMarked
package codev.infra.simulator.client;

import org.jspecify.annotations.NullMarked;
