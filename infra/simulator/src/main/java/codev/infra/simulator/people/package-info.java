/**
 * Who plays: invented people with their workplaces, temperaments and groups.
 *
 * <p>Enter by {@link codev.infra.simulator.people.SimulatedPeople}. May use: words, accounts.
 */
@NullMarked
package codev.infra.simulator.people;

import org.jspecify.annotations.NullMarked;
