/** Observations as a tracer would record them. */
@NullMarked
package codev.infra.testkit.tracing;

import org.jspecify.annotations.NullMarked;
