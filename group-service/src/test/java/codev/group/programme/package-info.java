@NullMarked
package codev.group.programme;

import org.jspecify.annotations.NullMarked;
