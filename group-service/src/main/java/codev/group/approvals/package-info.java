/**
 * Approvals by a second person: listing and deciding them, and carrying out what was granted. They
 * are asked for where the action is ({@link codev.group.authority.ApprovableCommandUseCase}).
 */
@NullMarked
package codev.group.approvals;

import org.jspecify.annotations.NullMarked;
