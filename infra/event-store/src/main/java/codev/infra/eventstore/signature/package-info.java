/** Signatures with Ed25519, and the key with which a service signs. */
@NullMarked
package codev.infra.eventstore.signature;

import org.jspecify.annotations.NullMarked;
