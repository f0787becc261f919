/**
 * The web edge that every service shares: who is asking, refusals as problem documents or
 * fragments, layout, styles, open streams.
 *
 * <p>Enter by {@link codev.infra.pages.Who} and {@link codev.infra.pages.Refusals}. May use: Spring
 * MVC, Security, Thymeleaf, the views' positions. Never: Kafka, a service.
 */
@NullMarked
package codev.infra.pages;

import org.jspecify.annotations.NullMarked;
