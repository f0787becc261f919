@NullMarked
package codev.infra.localplatform;

import org.jspecify.annotations.NullMarked;
