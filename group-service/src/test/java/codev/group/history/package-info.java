/** How events are kept, as specs. */
@NullMarked
package codev.group.history;

import org.jspecify.annotations.NullMarked;
