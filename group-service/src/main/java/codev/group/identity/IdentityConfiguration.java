package codev.group.identity;

import codev.group.domain.event.SubjectEvent.AccountBindingEvent;
import codev.group.domain.event.SubjectEvent.SessionsEnded;
import codev.group.domain.event.SubjectEvent.SubjectAssigned;
import codev.group.domain.event.SubjectEvent.SubjectBound;
import codev.group.domain.event.SubjectEvent.SubjectRefused;
import codev.group.domain.event.SubjectEvent.SubjectReleased;
import codev.infra.projections.Projection;
import codev.infra.projections.ReadModels;
import codev.infra.web.identity.BoundSubject;
import codev.infra.web.identity.SessionsEnd;
import codev.infra.web.identity.SessionsEndSource;
import codev.infra.web.identity.SubjectBindings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the person of an access token is found. */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {
  /** One document for each user name that is bound. */
  private static final Projection<AccountBindingEvent, BoundSubject> BOUND =
      Projection.of("subjects", AccountBindingEvent.class, BoundSubject.class)
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
  SubjectBindings subjectBindings(ReadModels views) {
    return new SubjectBindings(views.project(BOUND));
  }

  @Bean
  SessionsEndSource<SessionsEnded> sessionsEndSource() {
    return new SessionsEndSource<>(
        SessionsEnded.class, e -> new SessionsEnd(e.person().value(), e.issuedBefore()));
  }
}
