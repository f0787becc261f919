@NullMarked
package codev.infra.eventstore.digest;

import org.jspecify.annotations.NullMarked;
