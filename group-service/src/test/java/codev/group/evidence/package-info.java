/** Specs of what is put on paper. */
@NullMarked
package codev.group.evidence;

import org.jspecify.annotations.NullMarked;
