@NullMarked
package codev.infra.eventstore.processor;

import org.jspecify.annotations.NullMarked;
