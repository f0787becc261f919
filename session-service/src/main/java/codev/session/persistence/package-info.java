/**
 * The names under which events are stored, and the upcasters of earlier revisions.
 *
 * <p>Enter by {@link codev.session.persistence.EventTypeConfiguration} and {@link
 * codev.session.persistence.SessionEventUpcasters}. May use: the domain, the event log.
 */
@NullMarked
package codev.session.persistence;

import org.jspecify.annotations.NullMarked;
