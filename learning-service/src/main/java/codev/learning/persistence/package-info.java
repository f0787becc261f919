/**
 * Under which names what happened is kept, for ever. Upcasters from older shapes live here too.
 *
 * <p>Enter by {@link codev.learning.persistence.EventTypeConfiguration}. May use: the domain's
 * events, the event log.
 */
@NullMarked
package codev.learning.persistence;

import org.jspecify.annotations.NullMarked;
