/**
 * The answers of a programme's groups, for its managers: what needs a decision, and whose answer is
 * missing. {@link codev.group.followup.ProgrammeAnswersPageController} shows them and has members
 * reminded.
 */
@NullMarked
package codev.group.followup;

import org.jspecify.annotations.NullMarked;
