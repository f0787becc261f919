/**
 * Traces of what a request causes, from the gateway through commands, the log, messages and views
 * to the open pages. Enter at {@link codev.infra.tracing.Tracing}. Depends on Micrometer's
 * observations and Spring Boot; what is sent, on OpenTelemetry, which programs that send traces
 * have at run time.
 */
@NullMarked
package codev.infra.tracing;

import org.jspecify.annotations.NullMarked;
