/** A small consuming service, which notes who belongs to a neighbour's groups. */
@NullMarked
package codev.infra.eventrelay.roster;

import org.jspecify.annotations.NullMarked;
