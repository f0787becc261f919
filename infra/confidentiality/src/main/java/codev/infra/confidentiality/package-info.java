/**
 * The key vault: one key per person, encryption and decryption of texts, erasure by destruction of
 * a key. Depends on the JDK, JDBC, Tink and Spring's configuration.
 */
@NullMarked
package codev.infra.confidentiality;

import org.jspecify.annotations.NullMarked;
