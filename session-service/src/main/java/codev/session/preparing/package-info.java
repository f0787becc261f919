/**
 * Write room: topics, votes, the choice that makes the client, the review of earlier actions.
 *
 * <p>Enter by {@link codev.session.preparing.PreparingApi}. May use: the domain, commands, seals,
 * live pages.
 */
@NullMarked
package codev.session.preparing;

import org.jspecify.annotations.NullMarked;
