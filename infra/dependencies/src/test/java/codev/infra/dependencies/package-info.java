/** Holds the libraries that are shipped against the table {@code known-vulnerable}. */
@NullMarked
package codev.infra.dependencies;

import org.jspecify.annotations.NullMarked;
