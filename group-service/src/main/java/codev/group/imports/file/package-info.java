/**
 * The text of a list that was uploaded or typed: workbooks, character sets. Lists to be downloaded.
 */
@NullMarked
package codev.group.imports.file;

import org.jspecify.annotations.NullMarked;
