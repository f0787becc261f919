@NullMarked
package codev.infra.eventstore.failure;

import org.jspecify.annotations.NullMarked;
