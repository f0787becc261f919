/**
 * Values of step 3: the contract, its terms, its acceptances and reservations; and the turn of a
 * client, to which a contract belongs.
 */
@NullMarked
package codev.session.domain.contract;

import org.jspecify.annotations.NullMarked;
