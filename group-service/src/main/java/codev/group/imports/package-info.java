/**
 * Importing lists of people: CSV files and workbooks, their preview, the import of a short list at
 * once or part by part, and the jobs that import long lists. Enter at {@code PeopleImportUseCase}
 * and {@code ImportJobUseCase}. It may use the directory, which knows nothing of it.
 */
@NullMarked
package codev.group.imports;

import org.jspecify.annotations.NullMarked;
