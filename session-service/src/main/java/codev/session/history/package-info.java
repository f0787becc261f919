/**
 * The shapes in which events are stored, and the upcasters of old ones (none yet).
 *
 * <p>Enter by {@link codev.session.history.StoredTypes}. May use: the domain, the event log.
 */
@NullMarked
package codev.session.history;

import org.jspecify.annotations.NullMarked;
