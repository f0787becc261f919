/** Values of presence: seats, attendance, half-days, changes of participants, the floor. */
@NullMarked
package codev.session.domain.participants;

import org.jspecify.annotations.NullMarked;
