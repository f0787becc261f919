/** Whether key vault and event log belong together. Enter at {@code EncryptedLog}. */
@NullMarked
package codev.infra.confidentiality.eventlog;

import org.jspecify.annotations.NullMarked;
