/**
 * The export of all that this service stores about one person, for that person.
 *
 * <p>Enter by {@link codev.session.personaldata.PersonalDataExportController}. May use: the
 * domain's events, their histories, projections, decryption, the web edge. Never: commands, Kafka.
 */
@NullMarked
package codev.session.personaldata;

import org.jspecify.annotations.NullMarked;
