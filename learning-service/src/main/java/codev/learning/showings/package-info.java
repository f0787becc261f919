/**
 * Who has been shown which figures, for those who answer for it.
 *
 * <p>Enter by {@link codev.learning.showings.ShowingsList}. May use: the domain's events, the
 * views, the web edge. Never: commands, figures.
 */
@NullMarked
package codev.learning.showings;

import org.jspecify.annotations.NullMarked;
