/**
 * The shapes in which events are stored, and the upcasters of old ones.
 *
 * <p>Enter by {@link codev.session.history.StoredTypes} and {@link
 * codev.session.history.OldShapes}. May use: the domain, the event log.
 */
@NullMarked
package codev.session.history;

import org.jspecify.annotations.NullMarked;
