/** How the stores are found and addressed. */
@NullMarked
package codev.infra.platform.stores;

import org.jspecify.annotations.NullMarked;
