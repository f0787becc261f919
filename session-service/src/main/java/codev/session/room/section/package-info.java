/**
 * What the templates of a session's page read: one class for each section, for one viewer, drawn by
 * the template of the same name in {@code templates/room}.
 *
 * <p>Entry point: {@link codev.session.room.section.SessionPageModel}. Uses the answer of the API
 * ({@code response}) and never the read model itself.
 */
@NullMarked
package codev.session.room.section;

import org.jspecify.annotations.NullMarked;
