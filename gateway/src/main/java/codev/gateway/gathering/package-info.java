/**
 * Puts together what several services hold on one person: no service asks another for it.
 *
 * <p>Enter by {@link codev.gateway.gathering.Gathering}. May use: the routes, the tokens that
 * {@code identity} found.
 */
@NullMarked
package codev.gateway.gathering;

import org.jspecify.annotations.NullMarked;
