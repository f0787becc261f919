/** The rules of groups, as specs: Given events, When a command, Then events or a refusal. */
@NullMarked
package codev.group.domain;

import org.jspecify.annotations.NullMarked;
