/**
 * A small service that stands behind the edge as the real ones do, and knows only its public side.
 *
 * <p>Enter by {@link codev.infra.pages.house.House}.
 */
@NullMarked
package codev.infra.pages.house;

import org.jspecify.annotations.NullMarked;
