package codev.infra.confidentiality;

import com.google.crypto.tink.DeterministicAead;
import java.util.Optional;

/**
 * A person's key as the vault stores it.
 *
 * @param unlessErased the key that encrypts and decrypts their texts; empty for good once it is
 *     destroyed
 */
record PersonKey(Optional<DeterministicAead> unlessErased) {}
