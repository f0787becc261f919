@NullMarked
package codev.group.identity.events;

import org.jspecify.annotations.NullMarked;
