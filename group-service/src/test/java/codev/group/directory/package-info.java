@NullMarked
package codev.group.directory;

import org.jspecify.annotations.NullMarked;
