package codev.infra.web.security;

import codev.infra.eventstore.axon.EventReader;
import codev.infra.eventstore.axon.EventTypes;
import codev.infra.eventstore.log.EventLog;
import codev.infra.web.identity.AccountLinker;
import codev.infra.web.identity.ClaimedNameAccountLinker;
import codev.infra.web.identity.SessionsEndIndex;
import codev.infra.web.identity.SessionsEndProcessor;
import codev.infra.web.identity.SessionsEndSource;
import codev.infra.web.identity.SubjectBindings;
import codev.infra.web.identity.TokenUsernames;
import codev.infra.web.identity.UsernameSpelling;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/**
 * How the person of an access token is found, and which tokens are refused, in every service that
 * declares its {@link SubjectBindings} and its {@link SessionsEndSource}.
 */
@AutoConfiguration(
    afterName = "codev.infra.eventstore.config.EventStoreConfiguration",
    beforeName = "codev.infra.web.WebConfiguration")
@ConditionalOnBean({EventLog.class, SubjectBindings.class, SessionsEndSource.class})
class TokenUsernamesConfiguration {
  @Bean
  SessionsEndIndex sessionsEndIndex() {
    return new SessionsEndIndex();
  }

  @Bean
  SessionsEndProcessor<?> sessionsEndProcessor(
      EventLog log,
      EventReader events,
      EventTypes types,
      SessionsEndSource<?> source,
      SessionsEndIndex index) {
    return new SessionsEndProcessor<>(log, events, types, source, index);
  }

  /** A service that binds accounts itself declares an {@link AccountLinker}. */
  @Bean
  TokenUsernames tokenUsernames(
      UsernameSpelling spelling,
      SubjectBindings bindings,
      ObjectProvider<AccountLinker> linker,
      SessionsEndIndex ends,
      ResourceServerProperties settings) {
    return TokenUsernames.of(
        spelling,
        bindings,
        linker.getIfAvailable(() -> new ClaimedNameAccountLinker(bindings, settings.linkBy())),
        ends,
        settings.recordedIssuer());
  }
}
