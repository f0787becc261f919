@NullMarked
package codev.group.composition;

import org.jspecify.annotations.NullMarked;
