/** Each person's learning journal over all sessions. */
@NullMarked
package codev.learning.journal;

import org.jspecify.annotations.NullMarked;
