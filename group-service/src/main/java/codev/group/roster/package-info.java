/**
 * Programmes and groups as they are shown: who is in them, what they promised, when they meet,
 * whose turn it is, and to whom all this is visible.
 *
 * <p>Enter by {@link codev.group.roster.Roster}. May use: the views, the rooms {@code calendar},
 * {@code rotation}, {@code pool} and {@code directory}. Never: a command.
 */
@NullMarked
package codev.group.roster;

import org.jspecify.annotations.NullMarked;
