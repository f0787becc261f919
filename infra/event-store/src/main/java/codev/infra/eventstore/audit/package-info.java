/** The audit of the log: checkpoints signed with Ed25519, verification of the hash chain. */
@NullMarked
package codev.infra.eventstore.audit;

import org.jspecify.annotations.NullMarked;
