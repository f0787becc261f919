/**
 * E-mail delivery: a service's {@link codev.infra.email.DueEmailSource}s compute which e-mails are
 * due; an outbox table in PostgreSQL makes each be sent once in effect.
 *
 * <p>Entry point: {@link codev.infra.email.EmailDispatcher}.
 */
@NullMarked
package codev.infra.email;

import org.jspecify.annotations.NullMarked;
