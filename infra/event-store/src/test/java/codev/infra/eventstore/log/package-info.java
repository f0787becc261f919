@NullMarked
package codev.infra.eventstore.log;

import org.jspecify.annotations.NullMarked;
