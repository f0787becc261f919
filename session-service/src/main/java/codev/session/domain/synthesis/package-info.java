/** Values of step 5: the actions of the plan. */
@NullMarked
package codev.session.domain.synthesis;

import org.jspecify.annotations.NullMarked;
