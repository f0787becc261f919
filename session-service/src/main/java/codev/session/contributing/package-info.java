/**
 * Write room of members: contributions, notes, contract, synthesis, actions, learnings, evaluation.
 *
 * <p>Enter by {@link codev.session.contributing.ContributingApi} (what is said aloud) and {@link
 * codev.session.contributing.ConcludingApi} (what remains). May use: the domain, commands, seals,
 * live pages, the board.
 */
@NullMarked
package codev.session.contributing;

import org.jspecify.annotations.NullMarked;
