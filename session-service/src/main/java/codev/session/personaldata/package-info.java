/**
 * The export of all that this service stores about one person, for that person.
 *
 * <p>Entry point: {@link codev.session.personaldata.PersonalDataExportController}.
 */
@NullMarked
package codev.session.personaldata;

import org.jspecify.annotations.NullMarked;
