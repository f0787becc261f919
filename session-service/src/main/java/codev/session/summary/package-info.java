/**
 * What remains of sessions for one person: the summary of a session as a page and as a PDF
 * document, and the sessions that they facilitate as a substitute.
 *
 * <p>Entry points: {@link codev.session.summary.SummaryPageController} and {@link
 * codev.session.summary.SubstituteAssignmentPageController}.
 */
@NullMarked
package codev.session.summary;

import org.jspecify.annotations.NullMarked;
