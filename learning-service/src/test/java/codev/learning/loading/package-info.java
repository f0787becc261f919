/** Specs of reading an instrument from its file. */
@NullMarked
package codev.learning.loading;

import org.jspecify.annotations.NullMarked;
