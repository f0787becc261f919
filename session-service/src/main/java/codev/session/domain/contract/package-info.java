/** Values of step 3: the contract, its terms, its acceptances and reservations. */
@NullMarked
package codev.session.domain.contract;

import org.jspecify.annotations.NullMarked;
