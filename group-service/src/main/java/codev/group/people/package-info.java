/**
 * One person of the directory: their page, correcting their entry, marking that they have left,
 * their groups and the history of their entry; and who is within whose scope.
 */
@NullMarked
package codev.group.people;

import org.jspecify.annotations.NullMarked;
