/** Specs of letters, with a real mail server. */
@NullMarked
package codev.infra.letters;

import org.jspecify.annotations.NullMarked;
