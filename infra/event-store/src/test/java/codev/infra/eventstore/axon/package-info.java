@NullMarked
package codev.infra.eventstore.axon;

import org.jspecify.annotations.NullMarked;
