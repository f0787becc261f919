/**
 * The export of all that a service holds on one person, for that person.
 *
 * <p>Enter by {@link codev.infra.personaldata.PersonalDataExport}. May use: the event log, the
 * views, the key vault. Never: commands, Kafka, a service.
 */
@NullMarked
package codev.infra.personaldata;

import org.jspecify.annotations.NullMarked;
