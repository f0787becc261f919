/** How a build's reports are read. */
@NullMarked
package codev.infra.testkit.reports;

import org.jspecify.annotations.NullMarked;
