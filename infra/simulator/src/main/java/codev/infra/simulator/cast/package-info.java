/**
 * Who plays: invented people with their workplaces, temperaments and groups.
 *
 * <p>Enter by {@link codev.infra.simulator.cast.Cast}. May use: words, accounts.
 */
@NullMarked
package codev.infra.simulator.cast;

import org.jspecify.annotations.NullMarked;
