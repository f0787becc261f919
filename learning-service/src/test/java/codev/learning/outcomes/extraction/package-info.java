@NullMarked
package codev.learning.outcomes.extraction;

import org.jspecify.annotations.NullMarked;
