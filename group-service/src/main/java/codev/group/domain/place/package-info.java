/** Rooms: which places can hold one session at a time, and when they are booked. */
@NullMarked
package codev.group.domain.place;

import org.jspecify.annotations.NullMarked;
