@NullMarked
package codev.group.imports.file;

import org.jspecify.annotations.NullMarked;
