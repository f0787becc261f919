/**
 * Write room of the facilitator alone: open, steps, time, hide, hand over, close.
 *
 * <p>Enter by {@link codev.session.facilitating.FacilitatingApi}. May use: the domain, commands,
 * seals, live pages, the neighbours' news kept in {@code groups}.
 */
@NullMarked
package codev.session.facilitating;

import org.jspecify.annotations.NullMarked;
