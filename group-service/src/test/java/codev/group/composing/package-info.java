/** How people are grouped, as specs. */
@NullMarked
package codev.group.composing;

import org.jspecify.annotations.NullMarked;
