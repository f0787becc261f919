/** What the invented people do: programmes, sessions, surveys, follow-up of actions. */
@NullMarked
package codev.infra.simulator.scenario;

import org.jspecify.annotations.NullMarked;
