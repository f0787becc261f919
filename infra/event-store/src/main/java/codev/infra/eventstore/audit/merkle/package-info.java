/** Merkle trees of commits, and what is proven in them, from hashes alone. */
@NullMarked
package codev.infra.eventstore.audit.merkle;

import org.jspecify.annotations.NullMarked;
