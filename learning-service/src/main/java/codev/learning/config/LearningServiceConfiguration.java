package codev.learning.config;

import codev.infra.confidentiality.PersonErasedException;
import codev.infra.confidentiality.retention.RetentionEndedException;
import codev.infra.documents.DocumentsConfiguration;
import codev.infra.documents.seal.DocumentSealConfiguration;
import codev.infra.web.errorhandling.ExceptionMapping;
import codev.infra.web.problem.Refusal;
import codev.learning.domain.RuleViolationException;
import codev.learning.domain.survey.BuiltInInstruments;
import codev.learning.domain.survey.SurveyKind;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.core.io.Resource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Spring configuration: the built-in instruments, the time zone, PDF documents and their seal, and
 * the mapping of refusals to problem documents.
 */
@Configuration(proxyBeanMethods = false)
@Import({DocumentsConfiguration.class, DocumentSealConfiguration.class})
class LearningServiceConfiguration {
  /**
   * @param file another one may be named by an organisation with its own items
   */
  @Bean
  BuiltInInstruments instruments(
      JsonMapper json, @Value("${codev.instruments:classpath:instruments.json}") Resource file)
      throws IOException {
    try (var words = file.getInputStream()) {
      return json.readValue(words, BuiltInInstruments.class);
    }
  }

  /** Where people are: which day it is for them. What is recorded and computed stays in UTC. */
  @Bean
  ZoneId zone(@Value("${codev.place.zone:Europe/Paris}") ZoneId zone) {
    return zone;
  }

  @Bean
  ExceptionMapping refusals() {
    return failure ->
        switch (failure) {
          case RuleViolationException refused -> Optional.of(refusal(refused));
          case PersonErasedException _ -> Optional.of(new Refusal(409, "learning.person.erased"));
          case RetentionEndedException _ ->
              Optional.of(new Refusal(409, "learning.retention-ended"));
          default -> Optional.empty();
        };
  }

  private static Refusal refusal(RuleViolationException refused) {
    int status =
        switch (refused.violation().kind()) {
          case NOT_VISIBLE -> 404;
          case NOT_YOURS -> 403;
          case MOVED_ON -> 409;
          case METHOD -> 422;
        };
    var arguments = refused.arguments().stream().map(LearningServiceConfiguration::argument);
    return new Refusal(status, refused.violation().key(), arguments.toList());
  }

  /** The built-in surveys and their moments in the reader's language. */
  private static Object argument(Object value) {
    return switch (value) {
      case SurveyKind.Moment moment ->
          new DefaultMessageSourceResolvable("surveys.moment." + moment);
      case SurveyKind survey -> new DefaultMessageSourceResolvable("surveys.of." + survey);
      case String survey when SurveyKind.named(survey).isPresent() ->
          new DefaultMessageSourceResolvable("surveys.of." + survey);
      default -> value;
    };
  }
}
