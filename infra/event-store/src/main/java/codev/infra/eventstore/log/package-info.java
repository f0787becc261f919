/**
 * The event log on PostgreSQL: dense positions, group commit, hash chain, reading and searching.
 * {@link codev.infra.eventstore.log.EventLog} is the entry point. Depends on PostgreSQL's driver,
 * {@code codev.infra.database}, Micrometer, SLF4J and Spring's configuration.
 */
@NullMarked
package codev.infra.eventstore.log;

import org.jspecify.annotations.NullMarked;
