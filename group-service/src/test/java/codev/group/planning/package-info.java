@NullMarked
package codev.group.planning;

import org.jspecify.annotations.NullMarked;
