/** Spring configuration of the event store. */
@NullMarked
package codev.infra.eventstore.config;

import org.jspecify.annotations.NullMarked;
