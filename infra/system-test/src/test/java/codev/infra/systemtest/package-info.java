/** All services together, as {@code ./codev up} starts them. */
@NullMarked
package codev.infra.systemtest;

import org.jspecify.annotations.NullMarked;
