/**
 * The key vault: one key per person, encryption and decryption of texts, erasure by destruction of
 * a key. Depends on JDBC, {@code codev.infra.database}, Tink, Caffeine, SLF4J and Spring's
 * configuration.
 */
@NullMarked
package codev.infra.confidentiality;

import org.jspecify.annotations.NullMarked;
