/**
 * Where a manager brings the organisation's list of people in, or up to date: looked at line by
 * line before anything is recorded.
 *
 * <p>Enter by {@link codev.group.registering.RegisteringPeople}. May use: commands, the directory,
 * Spring MVC. Never: a rule; those are in {@code domain}.
 */
@NullMarked
package codev.group.registering;

import org.jspecify.annotations.NullMarked;
