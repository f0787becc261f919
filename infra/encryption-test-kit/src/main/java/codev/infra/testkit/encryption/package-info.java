/** The encryption of texts in tests that are not about it. */
@NullMarked
package codev.infra.testkit.encryption;

import org.jspecify.annotations.NullMarked;
