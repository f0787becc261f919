/**
 * Who is there to facilitate: their qualification, and how many groups they take.
 *
 * <p>Enter by {@link codev.group.facilitators.FacilitatorPoolQueries}. May use: the views, the
 * log's head. Never: a command.
 */
@NullMarked
package codev.group.facilitators;

import org.jspecify.annotations.NullMarked;
