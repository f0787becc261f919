/**
 * Event processors: followers of the log with a position of their own and, where one instance works
 * for all, a lease.
 */
@NullMarked
package codev.infra.eventstore.processor;

import org.jspecify.annotations.NullMarked;
