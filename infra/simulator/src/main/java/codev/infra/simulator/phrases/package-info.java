/** The phrases that the invented people write. */
@NullMarked
package codev.infra.simulator.phrases;

import org.jspecify.annotations.NullMarked;
