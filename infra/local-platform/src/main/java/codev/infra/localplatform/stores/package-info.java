/** The local stores: PostgreSQL, Kafka, and the embedded MongoDB-compatible server. */
@NullMarked
package codev.infra.localplatform.stores;

import org.jspecify.annotations.NullMarked;
