/** Child processes: commands, ports, health probes, termination, memory. */
@NullMarked
package codev.infra.localplatform.process;

import org.jspecify.annotations.NullMarked;
