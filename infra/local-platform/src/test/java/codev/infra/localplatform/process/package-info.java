@NullMarked
package codev.infra.localplatform.process;

import org.jspecify.annotations.NullMarked;
