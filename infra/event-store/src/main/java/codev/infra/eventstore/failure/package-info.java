/** How a failure that lasts is logged. */
@NullMarked
package codev.infra.eventstore.failure;

import org.jspecify.annotations.NullMarked;
