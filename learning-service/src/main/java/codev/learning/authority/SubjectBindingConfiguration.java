package codev.learning.authority;

import codev.infra.projections.Projection;
import codev.infra.projections.ReadModels;
import codev.infra.web.identity.BoundSubject;
import codev.infra.web.identity.SessionsEnd;
import codev.infra.web.identity.SessionsEndSource;
import codev.infra.web.identity.SubjectBindings;
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
  SubjectBindings subjectBindings(ReadModels views) {
    return new SubjectBindings(views.project(BOUND));
  }

  @Bean
  SessionsEndSource<SessionsEndNoted> sessionsEndSource() {
    return new SessionsEndSource<>(
        SessionsEndNoted.class, e -> new SessionsEnd(e.person().value(), e.issuedBefore()));
  }
}
