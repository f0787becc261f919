/**
 * All groups of a programme at a glance: how far each has come, and where somebody has to help.
 *
 * <p>Enter by {@link codev.group.overview.ProgrammeOverviewQueries}. May use: the roster, the rooms
 * {@code calendar}, {@code rotation} and {@code directory}. Never: a command.
 */
@NullMarked
package codev.group.overview;

import org.jspecify.annotations.NullMarked;
