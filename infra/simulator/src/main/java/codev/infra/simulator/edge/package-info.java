/**
 * How a play reaches the platform: one call of the public API after the other.
 *
 * <p>Enter by {@link codev.infra.simulator.edge.Edge}. May use: HTTP, JSON, the local platform's
 * tokens.
 */
@NullMarked
package codev.infra.simulator.edge;

import org.jspecify.annotations.NullMarked;
