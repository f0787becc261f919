/** The local stores: PostgreSQL, Kafka, and the embedded MongoDB-compatible server. */
@NullMarked
package codev.infra.platform.stores;

import org.jspecify.annotations.NullMarked;
