/** Signatures with Ed25519. */
@NullMarked
package codev.infra.eventstore.signature;

import org.jspecify.annotations.NullMarked;
