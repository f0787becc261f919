/**
 * The availability of a PostgreSQL server while a service starts.
 *
 * <p>Enter by {@link codev.infra.database.PostgresReadiness}. May use: the JDK, JDBC, SLF4J. Never:
 * Spring, Axon, a connection pool, tables of its own.
 */
@NullMarked
package codev.infra.database;

import org.jspecify.annotations.NullMarked;
