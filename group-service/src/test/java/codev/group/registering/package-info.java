/** What a list of people looks like, as specs. */
@NullMarked
package codev.group.registering;

import org.jspecify.annotations.NullMarked;
