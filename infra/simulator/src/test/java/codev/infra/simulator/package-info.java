/** Whether the simulator keeps its word: the same seed, the same programmes. */
@NullMarked
package codev.infra.simulator;

import org.jspecify.annotations.NullMarked;
