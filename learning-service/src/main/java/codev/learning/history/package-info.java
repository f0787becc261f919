/**
 * Under which names what happened is kept, for ever. Upcasters from older shapes live here too.
 *
 * <p>Enter by {@link codev.learning.history.StoredNames}. May use: the domain's events, the event
 * log.
 */
@NullMarked
package codev.learning.history;

import org.jspecify.annotations.NullMarked;
