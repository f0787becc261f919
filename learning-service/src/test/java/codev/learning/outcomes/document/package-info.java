/** Tests of the document for a board. */
@NullMarked
package codev.learning.outcomes.document;

import org.jspecify.annotations.NullMarked;
