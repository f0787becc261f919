/** Whose turn it is, as specs. */
@NullMarked
package codev.group.rotation;

import org.jspecify.annotations.NullMarked;
