/**
 * Everybody chooses how they are written to.
 *
 * <p>Enter by {@link codev.group.choosing.ChoosingPreferences}. May use: commands, the web edge.
 */
@NullMarked
package codev.group.choosing;

import org.jspecify.annotations.NullMarked;
