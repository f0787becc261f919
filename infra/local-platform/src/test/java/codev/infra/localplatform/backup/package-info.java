@NullMarked
package codev.infra.localplatform.backup;

import org.jspecify.annotations.NullMarked;
