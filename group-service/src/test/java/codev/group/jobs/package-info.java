/** Tests of how jobs are worked on. */
@NullMarked
package codev.group.jobs;

import org.jspecify.annotations.NullMarked;
