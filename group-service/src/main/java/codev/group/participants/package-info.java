/**
 * The participants of a programme: those for whom groups are composed. A manager adds them from a
 * list of people who are in the directory; {@link codev.group.participants.ParticipantQueries}
 * reads them.
 */
@NullMarked
package codev.group.participants;

import org.jspecify.annotations.NullMarked;
