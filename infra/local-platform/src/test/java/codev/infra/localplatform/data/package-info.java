/** What is kept in the data directory of a platform. */
@NullMarked
package codev.infra.localplatform.data;

import org.jspecify.annotations.NullMarked;
