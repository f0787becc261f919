/** The data directory and the secrets kept in it. */
@NullMarked
package codev.infra.localplatform.data;

import org.jspecify.annotations.NullMarked;
