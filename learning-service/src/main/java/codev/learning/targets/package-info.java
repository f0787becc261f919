/** Targets that a programme sets for its indicators. */
@NullMarked
package codev.learning.targets;

import org.jspecify.annotations.NullMarked;
