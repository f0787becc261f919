/**
 * Answers to invitations to sessions: read model, endpoints, and who is expected. Names are for the
 * facilitator, managers see counts. Also who has declined their place in a group.
 */
@NullMarked
package codev.group.answers;

import org.jspecify.annotations.NullMarked;
