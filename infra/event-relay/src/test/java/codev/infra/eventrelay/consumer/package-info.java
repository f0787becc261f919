/** The consumer, with a real database; the broker is real or a model. */
@NullMarked
package codev.infra.eventrelay.consumer;

import org.jspecify.annotations.NullMarked;
