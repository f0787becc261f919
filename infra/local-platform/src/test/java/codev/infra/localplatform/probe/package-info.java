@NullMarked
package codev.infra.localplatform.probe;

import org.jspecify.annotations.NullMarked;
