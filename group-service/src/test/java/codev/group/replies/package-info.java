@NullMarked
package codev.group.replies;

import org.jspecify.annotations.NullMarked;
