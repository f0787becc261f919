/** What part of a list is asked for: {@code size} and an opaque {@code cursor}, or days. */
@NullMarked
package codev.infra.web.paging;

import org.jspecify.annotations.NullMarked;
