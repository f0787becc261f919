/**
 * Proof of training: attendance sheets, certificates, the evidence index, the description of the
 * training.
 */
@NullMarked
package codev.group.evidence;

import org.jspecify.annotations.NullMarked;
