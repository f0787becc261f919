/**
 * What each event of the log contributes to figures: observations, with answers still encrypted
 * until {@link codev.learning.outcomes.extraction.AnswerDecryptor} opens them to be counted. The
 * only other place that opens answers is the personal-data export ({@code personaldata}), which
 * shows them to their author alone.
 *
 * <p>Entry point: {@link codev.learning.outcomes.extraction.FigureInputExtractor}.
 */
@NullMarked
package codev.learning.outcomes.extraction;

import org.jspecify.annotations.NullMarked;
