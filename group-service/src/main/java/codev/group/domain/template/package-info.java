/** The session template: steps, durations, kinds of contribution. */
@NullMarked
package codev.group.domain.template;

import org.jspecify.annotations.NullMarked;
