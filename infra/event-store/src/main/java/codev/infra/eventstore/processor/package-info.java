/**
 * Event processors: each reads the log from a position of its own and, where one instance works for
 * all, a lease.
 */
@NullMarked
package codev.infra.eventstore.processor;

import org.jspecify.annotations.NullMarked;
