package codev.learning.personaldata;

import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.AccessRule;
import codev.infra.web.problem.RefusedException;
import codev.learning.authority.ProgrammeAccess;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Access rule of requests for erasure. */
@Configuration(proxyBeanMethods = false)
class ErasureAccessConfiguration {
  @Bean
  AccessRule erasureParticipant(ErasureQueries erasures, ProgrammeAccess access) {
    return new AccessRule(
        AccessPolicy.ERASURE_PARTICIPANT,
        request -> {
          var user = request.user();
          var id = request.id("id");
          var person =
              (request.reads() ? erasures.byRequest(id) : erasures.currentByRequest(id))
                  .map(erasure -> erasure.person().value())
                  .orElseThrow(RefusedException::notFound);
          if (!person.equals(user.username()) && !access.managesPerson(user, person))
            throw RefusedException.notFound();
        });
  }
}
