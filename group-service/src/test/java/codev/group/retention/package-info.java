/** Tests of how long data is kept, and of how it leaves. */
@NullMarked
package codev.group.retention;

import org.jspecify.annotations.NullMarked;
