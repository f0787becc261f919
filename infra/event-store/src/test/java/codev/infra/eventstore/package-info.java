/** What the log promises, on a real PostgreSQL. */
@NullMarked
package codev.infra.eventstore;

import org.jspecify.annotations.NullMarked;
