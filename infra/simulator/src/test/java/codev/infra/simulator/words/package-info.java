/** Whether there is enough to say. */
@NullMarked
package codev.infra.simulator.words;

import org.jspecify.annotations.NullMarked;
