@NullMarked
package codev.infra.localplatform.status;

import org.jspecify.annotations.NullMarked;
