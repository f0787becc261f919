/**
 * Measured side by side with what a user would pick instead, on the same machine in the same
 * minutes.
 *
 * <p>Enter by {@link codev.infra.benchmarks.EventLogBenchmark}.
 */
@NullMarked
package codev.infra.benchmarks;

import org.jspecify.annotations.NullMarked;
