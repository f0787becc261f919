/** The text of a list that was uploaded or typed: workbooks, character sets. */
@NullMarked
package codev.group.imports.file;

import org.jspecify.annotations.NullMarked;
