/** Paged lists: {@code size} and an opaque {@code cursor}. */
@NullMarked
package codev.infra.web.paging;

import org.jspecify.annotations.NullMarked;
