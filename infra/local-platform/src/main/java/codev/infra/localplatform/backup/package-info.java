/**
 * Backup and restore of a local platform's log, key vault and secrets (ADR 46). Entry points:
 * {@link codev.infra.localplatform.backup.BackupCommand} and {@link
 * codev.infra.localplatform.backup.RestoreCommand}.
 */
@NullMarked
package codev.infra.localplatform.backup;

import org.jspecify.annotations.NullMarked;
