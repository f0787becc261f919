/**
 * Figures as they are presented: labels and definitions in the viewer's language, the sections of a
 * page with their charts and sentences, indicators against their targets, CSV and PDF.
 *
 * <p>Enter by {@link codev.learning.outcomes.report.OutcomesPageModelFactory}. May use: {@code
 * figures} and the measures of {@code anonymity}, the domain, message sources, documents. Never:
 * the log, the views, HTTP, {@code web}.
 */
@NullMarked
package codev.learning.outcomes.report;

import org.jspecify.annotations.NullMarked;
