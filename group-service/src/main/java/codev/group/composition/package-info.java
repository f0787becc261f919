/**
 * Composing groups: the proposal by search, the changes made by hand, the creation of the groups.
 */
@NullMarked
package codev.group.composition;

import org.jspecify.annotations.NullMarked;
