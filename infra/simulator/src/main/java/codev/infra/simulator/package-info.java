/**
 * Plays programmes of invented people through the public API: the demonstration behind {@code
 * ./codev demo}, and load.
 */
@NullMarked
package codev.infra.simulator;

import org.jspecify.annotations.NullMarked;
