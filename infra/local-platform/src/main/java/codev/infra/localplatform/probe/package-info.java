/** What a platform that runs is asked for {@code ./codev status}, in words for its operator. */
@NullMarked
package codev.infra.localplatform.probe;

import org.jspecify.annotations.NullMarked;
