/**
 * Measured side by side with what a user would pick instead, on the same machine in the same
 * minutes.
 *
 * <p>Enter by {@link codev.infra.benchmarks.EventLogBenchmark} for the log, {@link
 * codev.infra.benchmarks.LiveRoomsBenchmark} for open pages, {@link
 * codev.infra.benchmarks.FirstPageBenchmark} for what a browser is sent first.
 */
@NullMarked
package codev.infra.benchmarks;

import org.jspecify.annotations.NullMarked;
