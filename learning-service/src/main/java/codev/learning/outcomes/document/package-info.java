/**
 * The outcomes of a programme as a document for a board: pages or slides, with charts drawn as SVG.
 *
 * <p>Entry point: {@link codev.learning.outcomes.document.OutcomesPdf}.
 */
@NullMarked
package codev.learning.outcomes.document;

import org.jspecify.annotations.NullMarked;
