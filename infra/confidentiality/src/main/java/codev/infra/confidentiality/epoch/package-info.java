/**
 * The files of epoch keys, between the master key and the keys in the vault: made, read, wrapped
 * again and destroyed. Depends on Tink and the file system.
 */
@NullMarked
package codev.infra.confidentiality.epoch;

import org.jspecify.annotations.NullMarked;
