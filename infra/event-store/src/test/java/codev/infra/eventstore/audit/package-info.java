@NullMarked
package codev.infra.eventstore.audit;

import org.jspecify.annotations.NullMarked;
