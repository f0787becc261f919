@NullMarked
package codev.group.persistence;

import org.jspecify.annotations.NullMarked;
