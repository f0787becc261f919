/** What pages say of groups, as specs. */
@NullMarked
package codev.group.roster;

import org.jspecify.annotations.NullMarked;
