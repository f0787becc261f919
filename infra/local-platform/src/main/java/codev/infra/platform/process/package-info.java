/** Child processes: commands, ports, health probes, termination, memory. */
@NullMarked
package codev.infra.platform.process;

import org.jspecify.annotations.NullMarked;
