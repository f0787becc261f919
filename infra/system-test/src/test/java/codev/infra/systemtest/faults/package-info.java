/**
 * A platform with two instances of each service under load while its processes are killed, paused
 * and robbed of their data, and what it must have kept afterwards. Enter at {@link
 * codev.infra.systemtest.faults.ProcessFaultsTest}; {@link codev.infra.systemtest.faults.FaultRun}
 * is one such platform.
 */
@NullMarked
package codev.infra.systemtest.faults;

import org.jspecify.annotations.NullMarked;
