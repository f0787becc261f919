/** A view's rules, on a real store in the test's own process. */
@NullMarked
package codev.infra.views;

import org.jspecify.annotations.NullMarked;
