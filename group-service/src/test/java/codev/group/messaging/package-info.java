@NullMarked
package codev.group.messaging;

import org.jspecify.annotations.NullMarked;
