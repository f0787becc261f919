/**
 * The web edge that every service shares: who is asking, refusals as problem documents or
 * fragments, layout, styles, open streams.
 *
 * <p>Enter by {@link codev.infra.web.security.CurrentUser} and {@link
 * codev.infra.web.errorhandling.ExceptionMapping}. May use: Spring MVC, Security, Thymeleaf, the
 * views' positions. Never: Kafka, a service.
 */
@NullMarked
package codev.infra.web;

import org.jspecify.annotations.NullMarked;
