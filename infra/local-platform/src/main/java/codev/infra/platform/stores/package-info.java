/**
 * The servers that hold data: PostgreSQL, a Kafka broker and the view store, each from Maven's
 * artifacts unless the environment names another.
 *
 * <p>Enter by {@link codev.infra.platform.stores.PostgresServer}, {@link
 * codev.infra.platform.stores.KafkaBroker} and {@link codev.infra.platform.stores.ViewStore}: each
 * describes its program to the launcher.
 */
@NullMarked
package codev.infra.platform.stores;

import org.jspecify.annotations.NullMarked;
