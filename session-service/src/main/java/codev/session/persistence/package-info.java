/**
 * The names under which events are stored, the upcasters of earlier revisions, and what of events
 * is encrypted.
 *
 * <p>Entry points: {@link codev.session.persistence.EventTypeConfiguration} and {@link
 * codev.session.persistence.SessionEventUpcasterConfiguration}.
 */
@NullMarked
package codev.session.persistence;

import org.jspecify.annotations.NullMarked;
