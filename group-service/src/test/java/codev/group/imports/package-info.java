@NullMarked
package codev.group.imports;

import org.jspecify.annotations.NullMarked;
