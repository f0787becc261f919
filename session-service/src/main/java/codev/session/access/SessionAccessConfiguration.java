package codev.session.access;

import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.AccessRequest;
import codev.infra.web.authorization.AccessRule;
import codev.infra.web.problem.RefusedException;
import codev.session.domain.CheckParticipation;
import codev.session.domain.value.RuleViolation;
import codev.session.domain.value.RuleViolationException;
import codev.session.domain.value.SessionId;
import codev.session.domain.value.Username;
import codev.session.response.SessionResponseQueries;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Access rules of sessions: what is seen by the view, what is done by the session itself. */
@Configuration(proxyBeanMethods = false)
class SessionAccessConfiguration {
  @Bean
  AccessRule sessionViewer(SessionResponseQueries sessions) {
    return new AccessRule(
        AccessPolicy.SESSION_VIEWER,
        request -> {
          mustSee(request, sessions);
        });
  }

  @Bean
  AccessRule sessionFollower(SessionResponseQueries sessions) {
    return new AccessRule(
        AccessPolicy.SESSION_FOLLOWER,
        request -> sessions.access(session(request), request.user()).mustFollowEvents());
  }

  @Bean
  AccessRule sessionReader(SessionResponseQueries sessions) {
    return new AccessRule(
        AccessPolicy.SESSION_READER,
        request -> {
          if (!sessions.access(session(request), request.user()).isInside())
            throw RefusedException.forbidden();
        });
  }

  @Bean
  AccessRule sessionParticipant(CommandSender commands, SessionResponseQueries sessions) {
    return participants(AccessPolicy.SESSION_PARTICIPANT, false, commands, sessions);
  }

  @Bean
  AccessRule sessionFacilitator(CommandSender commands, SessionResponseQueries sessions) {
    return participants(AccessPolicy.SESSION_FACILITATOR, true, commands, sessions);
  }

  private static AccessRule participants(
      AccessPolicy policy,
      boolean facilitates,
      CommandSender commands,
      SessionResponseQueries sessions) {
    return new AccessRule(
        policy,
        request -> {
          var caller = new Username(request.user().username());
          var check =
              new CheckParticipation(
                  new SessionId(session(request)),
                  caller,
                  facilitates,
                  request.user().mayFacilitate());
          check(check, request, commands, sessions);
        });
  }

  private static void check(
      CheckParticipation check,
      AccessRequest request,
      CommandSender commands,
      SessionResponseQueries sessions) {
    try {
      commands.check(check);
      // whoever has left the group since does not read its past sessions
      if (request.reads()) mustSee(request, sessions);
    } catch (RuleViolationException refused) {
      if (refused.violation() != RuleViolation.NOT_A_PARTICIPANT) {
        mustSee(request, sessions);
        throw refused;
      }
      if (isVisible(request, sessions)) throw RefusedException.forbidden();
      throw refused;
    }
  }

  private static boolean isVisible(AccessRequest request, SessionResponseQueries sessions) {
    try {
      mustSee(request, sessions);
      return true;
    } catch (RefusedException notForThem) {
      return false;
    }
  }

  private static void mustSee(AccessRequest request, SessionResponseQueries sessions) {
    var _ = sessions.access(session(request), request.user());
  }

  private static UUID session(AccessRequest request) {
    return request.id("session");
  }
}
