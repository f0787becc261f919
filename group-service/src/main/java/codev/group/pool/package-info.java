/**
 * Who is there to facilitate: their qualification, and how many groups they take.
 *
 * <p>Enter by {@link codev.group.pool.Pool}. May use: the views, the log's head. Never: a command.
 */
@NullMarked
package codev.group.pool;

import org.jspecify.annotations.NullMarked;
