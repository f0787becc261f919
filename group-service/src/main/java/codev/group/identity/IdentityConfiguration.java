package codev.group.identity;

import codev.group.domain.GroupServiceEvent.SessionsEnded;
import codev.group.domain.GroupServiceEvent.SubjectAssigned;
import codev.group.domain.GroupServiceEvent.SubjectBound;
import codev.group.domain.GroupServiceEvent.SubjectFact;
import codev.group.domain.GroupServiceEvent.SubjectRefused;
import codev.group.domain.GroupServiceEvent.SubjectReleased;
import codev.infra.eventstore.axon.EventReader;
import codev.infra.eventstore.axon.EventTypes;
import codev.infra.eventstore.log.EventLog;
import codev.infra.projections.Projection;
import codev.infra.projections.ReadModels;
import codev.infra.web.identity.BoundSubject;
import codev.infra.web.identity.EndedSession;
import codev.infra.web.identity.EndedSessionProcessor;
import codev.infra.web.identity.EndedSessions;
import codev.infra.web.identity.SubjectBindings;
import codev.infra.web.identity.TokenUsernames;
import codev.infra.web.identity.UsernameSpelling;
import codev.infra.web.security.ResourceServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the person of an access token is found. */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {
  /** One document for each user name that is bound. */
  private static final Projection<SubjectFact, BoundSubject> BOUND =
      Projection.of("subjects", SubjectFact.class, BoundSubject.class)
          .by(e -> e.person().value())
          .fold(
              (before, event) ->
                  switch (event) {
                    case SubjectBound e ->
                        BoundSubject.of(e.person().value(), e.issuer(), e.subject());
                    case SubjectAssigned e ->
                        BoundSubject.of(e.person().value(), e.issuer(), e.subject());
                    case SubjectRefused _ -> before;
                    case SubjectReleased _ -> null;
                  });

  @Bean
  EndedSessions endedSessions() {
    return new EndedSessions();
  }

  @Bean
  EndedSessionProcessor<SessionsEnded> endedSessionProcessor(
      EventLog log, EventReader events, EventTypes types, EndedSessions ended) {
    return new EndedSessionProcessor<>(
        log,
        events,
        types,
        ended,
        SessionsEnded.class,
        e -> new EndedSession(e.person().value(), e.issuedBefore()));
  }

  @Bean
  SubjectBindings subjectBindings(ReadModels views) {
    return new SubjectBindings(views.project(BOUND));
  }

  @Bean
  TokenUsernames tokenUsernames(
      UsernameSpelling spelling,
      SubjectBindings bindings,
      SubjectBindingUseCase firstSignIn,
      EndedSessions ended,
      ResourceServerProperties settings) {
    return TokenUsernames.of(spelling, bindings, firstSignIn, ended, settings.recordedIssuer());
  }
}
