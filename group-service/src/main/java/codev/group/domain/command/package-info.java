/**
 * The commands of this service, a file for each aggregate or subject of one, under {@link
 * codev.group.domain.command.GroupServiceCommand}. They use values of the domain only: aggregates
 * and rules depend on this package, never the other way round.
 */
@NullMarked
package codev.group.domain.command;

import org.jspecify.annotations.NullMarked;
