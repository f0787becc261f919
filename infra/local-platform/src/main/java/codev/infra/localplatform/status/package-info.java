/** The status of a platform as an operator follows it, on a terminal and on a page. */
@NullMarked
package codev.infra.localplatform.status;

import org.jspecify.annotations.NullMarked;
