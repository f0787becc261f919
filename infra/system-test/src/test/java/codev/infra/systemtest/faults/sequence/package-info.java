/**
 * Lists of faults, apart from the platform that they are done to. Enter at {@link
 * codev.infra.systemtest.faults.sequence.FaultSequence}.
 */
@NullMarked
package codev.infra.systemtest.faults.sequence;

import org.jspecify.annotations.NullMarked;
