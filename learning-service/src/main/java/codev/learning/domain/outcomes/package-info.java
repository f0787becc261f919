/** Values about results: aims, indicators with their targets, who looked at which output. */
@NullMarked
package codev.learning.domain.outcomes;

import org.jspecify.annotations.NullMarked;
