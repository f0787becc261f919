/**
 * Where the local platform's e-mails end: nobody receives them, everybody at this machine reads
 * them.
 *
 * <p>Enter by {@link codev.infra.platform.mail.MailCatcher}.
 */
@NullMarked
package codev.infra.platform.mail;

import org.jspecify.annotations.NullMarked;
