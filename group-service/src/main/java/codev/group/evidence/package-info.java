/**
 * Proof of training: attendance sheets, certificates, the evidence index, and an archive of all of
 * them.
 */
@NullMarked
package codev.group.evidence;

import org.jspecify.annotations.NullMarked;
