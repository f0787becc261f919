/** What is kept in memory of what was used last. */
@NullMarked
package codev.infra.eventstore.cache;

import org.jspecify.annotations.NullMarked;
