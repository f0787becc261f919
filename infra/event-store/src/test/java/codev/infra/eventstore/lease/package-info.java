@NullMarked
package codev.infra.eventstore.lease;

import org.jspecify.annotations.NullMarked;
