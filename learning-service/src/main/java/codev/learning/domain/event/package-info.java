/**
 * The events of this service, a file for each aggregate, under {@link
 * codev.learning.domain.event.LearningServiceEvent}. They use values of the domain only: aggregates
 * and commands depend on this package, never the other way round.
 */
@NullMarked
package codev.learning.domain.event;

import org.jspecify.annotations.NullMarked;
