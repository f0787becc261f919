/**
 * Performance measurements: the event log beside Axon's own engine, live sessions, dashboards,
 * first page, many groups, two versions.
 */
@NullMarked
package codev.infra.benchmarks;

import org.jspecify.annotations.NullMarked;
