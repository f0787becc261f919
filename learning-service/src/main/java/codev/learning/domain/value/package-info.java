/**
 * Ids, encrypted text, and the values of actions, learnings and sessions; of the domain, depends on
 * {@code domain.person} only.
 */
@NullMarked
package codev.learning.domain.value;

import org.jspecify.annotations.NullMarked;
