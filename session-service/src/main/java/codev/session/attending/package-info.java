/**
 * Write room: who is there, marked by the facilitator and signed by each.
 *
 * <p>Enter by {@link codev.session.attending.AttendingApi}. May use: the domain, commands, seals,
 * live pages.
 */
@NullMarked
package codev.session.attending;

import org.jspecify.annotations.NullMarked;
