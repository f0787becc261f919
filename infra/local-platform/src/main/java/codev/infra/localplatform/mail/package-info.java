/** The local mail catcher: accepts e-mail by SMTP, shows it on a page, delivers nothing. */
@NullMarked
package codev.infra.localplatform.mail;

import org.jspecify.annotations.NullMarked;
