@NullMarked
package codev.group.group;

import org.jspecify.annotations.NullMarked;
