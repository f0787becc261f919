/**
 * E-mail delivery: a service's {@link codev.infra.email.DueEmailSource}s compute which e-mails are
 * due; a table of deliveries in PostgreSQL makes each be sent once in effect.
 *
 * <p>Entry point: {@link codev.infra.email.EmailDispatcher}.
 */
@NullMarked
package codev.infra.email;

import org.jspecify.annotations.NullMarked;
