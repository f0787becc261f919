/**
 * What follows when a person leaves the organisation: they are out of their groups, and who manages
 * what they leave behind is sent an e-mail. Their rights are revoked by {@code
 * codev.group.authority}.
 *
 * <p>Entry points: {@code DepartureProcessManager}, {@code DepartureNotifications}.
 */
@NullMarked
package codev.group.departures;

import org.jspecify.annotations.NullMarked;
