/**
 * The proof of one commit as a text that fits into a QR code, as {@code infra/docs/audit-format.md}
 * describes it. Only the text: {@code codev.infra.eventstore.audit} makes and verifies what is in
 * it.
 */
@NullMarked
package codev.infra.eventstore.audit.code;

import org.jspecify.annotations.NullMarked;
