/**
 * The export of all that a service holds on one person, for that person; the settings of erasures;
 * the encryption of what identifies a person in logs, messages and dead letters.
 *
 * <p>Entry points: {@link codev.infra.personaldata.PersonalDataExporter}, {@link
 * codev.infra.personaldata.SealedFields} and {@link codev.infra.personaldata.SealedData}.
 */
@NullMarked
package codev.infra.personaldata;

import org.jspecify.annotations.NullMarked;
