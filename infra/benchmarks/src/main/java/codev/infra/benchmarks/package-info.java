/**
 * Performance measurements: the event log beside Axon's own engine, sealing, live sessions,
 * dashboards, first page, many groups, two versions.
 */
@NullMarked
package codev.infra.benchmarks;

import org.jspecify.annotations.NullMarked;
