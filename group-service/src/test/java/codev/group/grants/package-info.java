@NullMarked
package codev.group.grants;

import org.jspecify.annotations.NullMarked;
