/** How the schema of a message is derived. */
@NullMarked
package codev.infra.testkit.schemas;

import org.jspecify.annotations.NullMarked;
