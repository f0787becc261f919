/**
 * All that this service holds on one person, for that person.
 *
 * <p>Enter by {@link codev.learning.personaldata.PersonalDataExportController}. May use: the rooms
 * of actions and of the journal, the domain's events, the views, the seals, the web edge. Never:
 * commands, Kafka.
 */
@NullMarked
package codev.learning.personaldata;

import org.jspecify.annotations.NullMarked;
