@NullMarked
package codev.infra.web.shutdown;

import org.jspecify.annotations.NullMarked;
