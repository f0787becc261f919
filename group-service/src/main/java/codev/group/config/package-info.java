/**
 * What holds the service together: the clock, and how its refusals are told.
 *
 * <p>Enter by {@link codev.group.config.GroupServiceConfiguration}. May use: everything in this
 * service.
 */
@NullMarked
package codev.group.config;

import org.jspecify.annotations.NullMarked;
