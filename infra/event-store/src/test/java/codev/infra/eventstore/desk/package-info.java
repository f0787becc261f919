/** A small service over the log, to see that a service needs nothing but events and aggregates. */
@NullMarked
package codev.infra.eventstore.desk;

import org.jspecify.annotations.NullMarked;
