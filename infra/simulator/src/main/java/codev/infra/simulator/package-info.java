/**
 * Plays realistic programmes of invented people through the public API, as demonstration and as
 * load: the same seed plays the same programmes.
 *
 * <p>Enter by {@link codev.infra.simulator.Simulator}, behind {@code ./codev demo}. May use: the
 * local platform's accounts and key of tokens, the JDK, a JSON writer. Never: a service.
 */
@NullMarked
package codev.infra.simulator;

import org.jspecify.annotations.NullMarked;
