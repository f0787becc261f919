/** The invented people and their groups. */
@NullMarked
package codev.infra.simulator.people;

import org.jspecify.annotations.NullMarked;
