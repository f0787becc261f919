/** Plays before an edge that only writes down. */
@NullMarked
package codev.infra.simulator.play;

import org.jspecify.annotations.NullMarked;
