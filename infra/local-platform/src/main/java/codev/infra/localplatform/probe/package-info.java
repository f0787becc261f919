/** What a service that runs is asked for {@code ./codev status}, in lines for its operator. */
@NullMarked
package codev.infra.localplatform.probe;

import org.jspecify.annotations.NullMarked;
