package codev.learning.authority;

import codev.infra.eventstore.axon.EventReader;
import codev.infra.eventstore.axon.EventTypes;
import codev.infra.eventstore.log.EventLog;
import codev.infra.projections.Projection;
import codev.infra.projections.ReadModels;
import codev.infra.web.identity.BoundSubject;
import codev.infra.web.identity.ClaimedNameAccountLinker;
import codev.infra.web.identity.EndedSession;
import codev.infra.web.identity.EndedSessionProcessor;
import codev.infra.web.identity.EndedSessions;
import codev.infra.web.identity.SubjectBindings;
import codev.infra.web.identity.TokenUsernames;
import codev.infra.web.identity.UsernameSpelling;
import codev.infra.web.security.ResourceServerProperties;
import codev.learning.domain.authority.AuthorityEvent.SessionsEndNoted;
import codev.learning.domain.authority.AuthorityEvent.SubjectEvent;
import codev.learning.domain.authority.AuthorityEvent.SubjectNoted;
import codev.learning.domain.authority.AuthorityEvent.SubjectReleaseNoted;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the person of an access token is found, from what group-service published. */
@Configuration(proxyBeanMethods = false)
class SubjectBindingConfiguration {
  private static final Projection<SubjectEvent, BoundSubject> BOUND =
      Projection.of("subjects", SubjectEvent.class, BoundSubject.class)
          .by(e -> e.person().value())
          .fold(
              (before, event) ->
                  switch (event) {
                    case SubjectNoted e ->
                        BoundSubject.of(e.person().value(), e.issuer(), e.subject());
                    case SubjectReleaseNoted _ -> null;
                    case SessionsEndNoted _ -> before;
                  });

  @Bean
  EndedSessions endedSessions() {
    return new EndedSessions();
  }

  @Bean
  EndedSessionProcessor<SessionsEndNoted> endedSessionProcessor(
      EventLog log, EventReader events, EventTypes types, EndedSessions ended) {
    return new EndedSessionProcessor<>(
        log,
        events,
        types,
        ended,
        SessionsEndNoted.class,
        e -> new EndedSession(e.person().value(), e.issuedBefore()));
  }

  @Bean
  TokenUsernames tokenUsernames(
      ReadModels views,
      UsernameSpelling spelling,
      EndedSessions ended,
      ResourceServerProperties settings) {
    var bindings = new SubjectBindings(views.project(BOUND));
    return TokenUsernames.of(
        spelling,
        bindings,
        new ClaimedNameAccountLinker(bindings, settings.linkBy()),
        ended,
        settings.recordedIssuer());
  }
}
