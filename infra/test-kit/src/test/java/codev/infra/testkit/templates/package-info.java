/** Which calls of a template are found. */
@NullMarked
package codev.infra.testkit.templates;

import org.jspecify.annotations.NullMarked;
