/**
 * Figures as they are presented: labels and definitions in the viewer's language, the sections of a
 * page with their sentences, indicators against their targets, CSV.
 *
 * <p>Entry point: {@link codev.learning.outcomes.report.OutcomesPageModelFactory}.
 */
@NullMarked
package codev.learning.outcomes.report;

import org.jspecify.annotations.NullMarked;
