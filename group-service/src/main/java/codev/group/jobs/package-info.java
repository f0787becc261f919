/**
 * Jobs that go on after the request that asked for them, on whichever instance: the claims on the
 * rows of a table, and the thread that works on them. Enter at {@code JobRunner}. What a job does
 * is the feature's, which has the table.
 */
@NullMarked
package codev.group.jobs;

import org.jspecify.annotations.NullMarked;
