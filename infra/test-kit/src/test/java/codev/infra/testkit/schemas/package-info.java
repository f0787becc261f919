/** How a build's reports are read. */
@NullMarked
package codev.infra.testkit.schemas;

import org.jspecify.annotations.NullMarked;
