@NullMarked
package codev.learning.outcomes.figures;

import org.jspecify.annotations.NullMarked;
