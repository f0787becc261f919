/** Values of step 6: learnings, evaluations and their items. */
@NullMarked
package codev.session.domain.learning;

import org.jspecify.annotations.NullMarked;
