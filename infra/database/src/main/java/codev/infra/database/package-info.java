/**
 * The availability of a PostgreSQL server while a service starts.
 *
 * <p>Entry point: {@link codev.infra.database.PostgresReadiness}.
 */
@NullMarked
package codev.infra.database;

import org.jspecify.annotations.NullMarked;
