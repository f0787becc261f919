/** The rules of groups, as specs: Given what happened, When somebody asks, Then facts or a "no". */
@NullMarked
package codev.group.domain;

import org.jspecify.annotations.NullMarked;
