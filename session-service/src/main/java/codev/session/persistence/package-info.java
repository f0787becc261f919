/**
 * The names under which events are stored, and the upcasters of earlier revisions.
 *
 * <p>Enter by {@link codev.session.persistence.EventTypeConfiguration} and {@link
 * codev.session.persistence.SessionEventUpcasterConfiguration}. May use: the domain, the event log.
 */
@NullMarked
package codev.session.persistence;

import org.jspecify.annotations.NullMarked;
