/** Specs of letters, with a real mail server. */
@NullMarked
package codev.infra.email;

import org.jspecify.annotations.NullMarked;
