/**
 * What an auditor asks for on paper: who signed for a session and how long it lasted, who attended
 * what of a programme.
 *
 * <p>Enter by {@link codev.group.evidence.EvidenceController}. May use: views, roster, directory,
 * paper.
 */
@NullMarked
package codev.group.evidence;

import org.jspecify.annotations.NullMarked;
