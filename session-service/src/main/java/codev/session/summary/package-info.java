/**
 * What a session leaves to those who took part: its question, the contract, what the client keeps,
 * and what the reader has learnt, as a page to print and as a document.
 *
 * <p>Enter by {@link codev.session.summary.SummaryPageController}. May use: the domain, the board,
 * paper. Never: commands.
 */
@NullMarked
package codev.session.summary;

import org.jspecify.annotations.NullMarked;
