/**
 * All that this service holds on one person, for that person.
 *
 * <p>Enter by {@link codev.group.personaldata.PersonalDataExportController}. May use: the domain's
 * events, their histories, the views, the seals, the web edge. Never: commands, Kafka.
 */
@NullMarked
package codev.group.personaldata;

import org.jspecify.annotations.NullMarked;
