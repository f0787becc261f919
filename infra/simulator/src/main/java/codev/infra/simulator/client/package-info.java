/** A client of the public API. */
@NullMarked
package codev.infra.simulator.client;

import org.jspecify.annotations.NullMarked;
