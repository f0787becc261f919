/**
 * group-service: programmes, people, groups, their charter, rotation and calendar. Entry point:
 * {@link codev.group.GroupServiceApplication}.
 */
@NullMarked
package codev.group;

import org.jspecify.annotations.NullMarked;
