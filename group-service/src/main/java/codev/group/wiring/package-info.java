/**
 * What holds the service together: the clock, and how its refusals are told.
 *
 * <p>Enter by {@link codev.group.wiring.Wiring}. May use: everything in this service.
 */
@NullMarked
package codev.group.wiring;

import org.jspecify.annotations.NullMarked;
