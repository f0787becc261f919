package codev.learning.authority;

import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.AccessRule;
import codev.infra.web.identity.UsernameSpelling;
import codev.infra.web.problem.RefusedException;
import codev.learning.domain.AccessCheckCommand.CheckOwner;
import codev.learning.domain.AccessCheckCommand.CheckRespondent;
import codev.learning.domain.RuleViolation;
import codev.learning.domain.RuleViolationException;
import codev.learning.domain.person.Username;
import codev.learning.domain.value.ActionId;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Access rules of programmes, actions, surveys and personal data. */
@Configuration(proxyBeanMethods = false)
class ProgrammeAccessConfiguration {
  @Bean
  AccessRule programmeManager(ProgrammeAccess access) {
    return new AccessRule(
        AccessPolicy.PROGRAMME_MANAGER,
        request -> access.mustManage(request.user(), request.id("id")));
  }

  @Bean
  AccessRule programmeReviewer(ProgrammeAccess access) {
    return new AccessRule(
        AccessPolicy.PROGRAMME_REVIEWER,
        request -> access.mustManageOrAudit(request.user(), request.id("id")));
  }

  @Bean
  AccessRule accessLogReader(ProgrammeAccess access) {
    return new AccessRule(
        AccessPolicy.ACCESS_LOG_READER,
        request -> access.mustManageOrAudit(request.user(), request.parameter("programme")));
  }

  @Bean
  AccessRule outcomesAuditor(ProgrammeAccess access) {
    return new AccessRule(
        AccessPolicy.OUTCOMES_AUDITOR,
        request -> {
          if (!access.of(request.user()).auditsAnything()) throw RefusedException.forbidden();
        });
  }

  @Bean
  AccessRule instrumentReader(ProgrammeAccess access) {
    return new AccessRule(
        AccessPolicy.INSTRUMENT_READER,
        request -> {
          var programme = request.id("id");
          var user = request.user();
          var authority = access.mustSee(user, programme);
          if (!authority.manages(programme)
              && !authority.audits(programme)
              && !access.isMember(user, programme)) throw RefusedException.forbidden();
        });
  }

  @Bean
  AccessRule personalDataHolder(ProgrammeAccess access, UsernameSpelling spelling) {
    return new AccessRule(
        AccessPolicy.PERSONAL_DATA_HOLDER,
        request -> {
          var person = spelling.of(request.text("username"));
          if (!request.user().username().equals(person))
            access.mustManageWholePerson(request.user(), person);
        });
  }

  /** For anybody but its owner the action does not exist. */
  @Bean
  AccessRule actionOwner(CommandSender commands) {
    return new AccessRule(
        AccessPolicy.ACTION_OWNER,
        request -> {
          var caller = new Username(request.user().username());
          try {
            commands.check(new CheckOwner(new ActionId(request.id("id")), caller));
          } catch (RuleViolationException notTheirs) {
            throw RefusedException.notFound();
          }
        });
  }

  @Bean
  AccessRule surveyRespondent(CommandSender commands) {
    return new AccessRule(
        AccessPolicy.SURVEY_RESPONDENT,
        request -> {
          try {
            commands.check(new CheckRespondent(new Username(request.user().username())));
          } catch (AggregateNotFoundException unknown) {
            throw new RuleViolationException(RuleViolation.ONLY_MEMBERS_ARE_SURVEYED);
          }
        });
  }
}
