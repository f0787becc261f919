/**
 * The key vault: one key per person, and one for each class of a programme's texts; encryption and
 * decryption of texts, replacement of keys, erasure by destruction of a key. Depends on JDBC,
 * {@code codev.infra.database}, Tink, Caffeine, SLF4J, Spring's configuration and its endpoints for
 * operators.
 */
@NullMarked
package codev.infra.confidentiality;

import org.jspecify.annotations.NullMarked;
