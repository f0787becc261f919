/**
 * What is played: programmes, groups, sessions and surveys. What people do hangs on the dice alone,
 * never on answers.
 *
 * <p>Enter by {@link codev.infra.simulator.scenario.DemoScenario}. May use: the cast, their words,
 * the edge.
 */
@NullMarked
package codev.infra.simulator.scenario;

import org.jspecify.annotations.NullMarked;
