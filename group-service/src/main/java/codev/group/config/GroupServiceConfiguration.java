package codev.group.config;

import codev.group.directory.RefusalArguments;
import codev.group.domain.RuleViolation;
import codev.group.domain.RuleViolationException;
import codev.group.domain.template.ContributionKind;
import codev.group.domain.template.Step;
import codev.infra.confidentiality.PersonErasedException;
import codev.infra.documents.DocumentsConfiguration;
import codev.infra.documents.seal.DocumentSealConfiguration;
import codev.infra.web.errorhandling.ExceptionMapping;
import codev.infra.web.problem.Refusal;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * Spring configuration: the time zone, PDF documents and their seal, and the mapping of refusals to
 * problem documents.
 */
@Configuration(proxyBeanMethods = false)
@Import({DocumentsConfiguration.class, DocumentSealConfiguration.class})
public class GroupServiceConfiguration {
  /** Where people are: which day it is for them. What is recorded stays in UTC. */
  @Bean
  ZoneId zone(@Value("${codev.place.zone:Europe/Paris}") ZoneId zone) {
    return zone;
  }

  @Bean
  ExceptionMapping refusals(RefusalArguments sentence) {
    return failure ->
        switch (failure) {
          case RuleViolationException refusal ->
              Optional.of(
                  new Refusal(
                      status(refusal.violation()),
                      refusal.violation().key(),
                      sentence.inWords(refusal.arguments()).stream()
                          .map(GroupServiceConfiguration::argumentText)
                          .toList()));
          case PersonErasedException _ -> Optional.of(new Refusal(409, "group.person.erased"));
          default -> Optional.empty();
        };
  }

  /** A sentence names steps and kinds in its reader's language. */
  private static Object argumentText(Object argument) {
    return switch (argument) {
      case Step step -> new DefaultMessageSourceResolvable("group.step." + step);
      case ContributionKind kind -> new DefaultMessageSourceResolvable("group.kind." + kind);
      default -> argument;
    };
  }

  private static int status(RuleViolation reason) {
    return switch (reason.kind()) {
      case NOT_VISIBLE -> 404;
      case NOT_YOURS -> 403;
      case MOVED_ON -> 409;
      case METHOD -> 422;
    };
  }
}
