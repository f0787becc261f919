/**
 * The export of all that a service holds on one person, for that person; the settings of erasures.
 *
 * <p>Entry point: {@link codev.infra.personaldata.PersonalDataExporter}.
 */
@NullMarked
package codev.infra.personaldata;

import org.jspecify.annotations.NullMarked;
