/** The directory of people: the read model, the import from CSV, the pages that show it. */
@NullMarked
package codev.group.directory;

import org.jspecify.annotations.NullMarked;
