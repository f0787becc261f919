/** Charts of the results page, and how figures are written in the viewer's language. */
@NullMarked
package codev.learning.outcomes.charts;

import org.jspecify.annotations.NullMarked;
