/** Specs of the mail catcher. */
@NullMarked
package codev.infra.platform.mail;

import org.jspecify.annotations.NullMarked;
