/**
 * The names under which events are stored, and the upcasters of earlier revisions.
 *
 * <p>Entry points: {@link codev.session.persistence.EventTypeConfiguration} and {@link
 * codev.session.persistence.SessionEventUpcasterConfiguration}.
 */
@NullMarked
package codev.session.persistence;

import org.jspecify.annotations.NullMarked;
