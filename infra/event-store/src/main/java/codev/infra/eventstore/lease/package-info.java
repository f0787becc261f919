/**
 * Leases: what one instance of a service does for all, for a term of PostgreSQL's clock that is
 * renewed while the work gets on. Enter by {@link codev.infra.eventstore.lease.LeasedScheduler} for
 * work at a fixed interval, else by {@link codev.infra.eventstore.lease.Leases}.
 */
@NullMarked
package codev.infra.eventstore.lease;

import org.jspecify.annotations.NullMarked;
