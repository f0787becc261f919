/** Specs of signing in. */
@NullMarked
package codev.infra.platform.identity;

import org.jspecify.annotations.NullMarked;
