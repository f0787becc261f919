/**
 * group-service: programmes, people, groups, their charter, rotation and calendar. Entry point:
 * {@link codev.group.GroupService}.
 */
@NullMarked
package codev.group;

import org.jspecify.annotations.NullMarked;
