/** How a bad network behaves. */
@NullMarked
package codev.infra.testkit.faults;

import org.jspecify.annotations.NullMarked;
