/** One group: the read model, membership, charter, turns as client. */
@NullMarked
package codev.group.group;

import org.jspecify.annotations.NullMarked;
