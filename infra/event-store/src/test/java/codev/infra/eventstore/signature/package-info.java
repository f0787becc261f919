@NullMarked
package codev.infra.eventstore.signature;

import org.jspecify.annotations.NullMarked;
