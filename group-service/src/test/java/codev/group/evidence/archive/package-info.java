/** Tests of the archives of large programmes. */
@NullMarked
package codev.group.evidence.archive;

import org.jspecify.annotations.NullMarked;
