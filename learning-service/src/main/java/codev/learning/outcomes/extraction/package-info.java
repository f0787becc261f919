/**
 * What each event of the log contributes to figures: observations, with answers still encrypted
 * until {@link codev.learning.outcomes.extraction.AnswerDecryptor} opens them to be counted. The
 * only other place that opens answers is the personal-data export ({@code dossier}), which shows
 * them to their author alone.
 *
 * <p>Enter by {@link codev.learning.outcomes.extraction.ObservationExtractor}. May use: {@code
 * anonymity}, the domain's events, the log, the views, the encryption. Never: commands, HTTP, the
 * packages of outcomes that come after it.
 */
@NullMarked
package codev.learning.outcomes.extraction;

import org.jspecify.annotations.NullMarked;
