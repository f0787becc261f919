/**
 * What a service does with a PostgreSQL database before it uses it: it waits for the server ({@link
 * codev.infra.database.PostgresReadiness}), then brings the tables up to date ({@link
 * codev.infra.database.DatabaseSchema}). And how it uses it: a pool of connections with timeouts
 * ({@link codev.infra.database.PostgresPool}), and beside it a monitor that notices a server that
 * is silent or refuses writes. Also how it makes a key for what it stores ({@link
 * codev.infra.database.KeyFile}).
 */
@NullMarked
package codev.infra.database;

import org.jspecify.annotations.NullMarked;
