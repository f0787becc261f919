/**
 * E-mail delivery: a service's {@link codev.infra.email.EmailOccasion}s compute which e-mails are
 * due; an outbox table in PostgreSQL makes each be sent once in effect.
 *
 * <p>Enter by {@link codev.infra.email.EmailDispatcher}. May use: the event log (to import earlier
 * deliveries), JDBC, Spring's mail sender, Thymeleaf. Never: views, Kafka.
 */
@NullMarked
package codev.infra.email;

import org.jspecify.annotations.NullMarked;
