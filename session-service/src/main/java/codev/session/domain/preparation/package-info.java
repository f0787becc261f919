/** Values of step 0: topics, their ranking, earlier actions, the decision about the quorum. */
@NullMarked
package codev.session.domain.preparation;

import org.jspecify.annotations.NullMarked;
