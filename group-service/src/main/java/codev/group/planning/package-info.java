/** Planning sessions: one by one, in series, for all groups of a programme. */
@NullMarked
package codev.group.planning;

import org.jspecify.annotations.NullMarked;
