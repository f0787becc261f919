/**
 * What remains of sessions for one person: the summary of a session as a page and as a PDF
 * document, and the sessions that they facilitate as a substitute.
 *
 * <p>Enter by {@link codev.session.summary.SummaryPageController} or {@link
 * codev.session.summary.SubstituteAssignmentPageController}. May use: the domain, {@code response},
 * {@code room}, {@code config}, projections, documents. Never: commands, Kafka.
 */
@NullMarked
package codev.session.summary;

import org.jspecify.annotations.NullMarked;
