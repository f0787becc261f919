@NullMarked
package codev.learning.outcomes;

import org.jspecify.annotations.NullMarked;
