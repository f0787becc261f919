/**
 * Puts together what several services hold on one person: no service asks another for it.
 *
 * <p>Enter by {@link codev.gateway.personaldata.PersonalDataExportFilter}. May use: the routes, the
 * tokens that {@code identity} found.
 */
@NullMarked
package codev.gateway.personaldata;

import org.jspecify.annotations.NullMarked;
