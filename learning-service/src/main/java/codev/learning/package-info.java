/**
 * What the sessions leave behind: actions and what became of them, journals, surveys, and the
 * outcomes of a programme, which tell about many and never about one.
 *
 * <p>Write rooms: {@code following answering}. Read rooms: {@code actions journal dossier
 * outcomes}. Listening: {@code groups sessions}. Speaking: {@code publishing}. Stored shapes:
 * {@code history}. Set-up: {@code wiring}.
 */
@NullMarked
package codev.learning;

import org.jspecify.annotations.NullMarked;
