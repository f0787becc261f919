/**
 * The jobs that make the archive of a large programme's evidence, and keep it for a while: enter at
 * {@code EvidenceArchiveUseCase}. What is in an archive is decided in {@code evidence}.
 */
@NullMarked
package codev.group.evidence.archive;

import org.jspecify.annotations.NullMarked;
