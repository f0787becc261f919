@NullMarked
package codev.infra.localplatform.identity;

import org.jspecify.annotations.NullMarked;
