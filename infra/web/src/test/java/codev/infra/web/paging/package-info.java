@NullMarked
package codev.infra.web.paging;

import org.jspecify.annotations.NullMarked;
