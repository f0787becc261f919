package codev.session.config;

import codev.infra.confidentiality.PersonErasedException;
import codev.infra.confidentiality.retention.RetentionEndedException;
import codev.infra.documents.DocumentsConfiguration;
import codev.infra.web.errorhandling.ExceptionMapping;
import codev.infra.web.problem.Refusal;
import codev.session.domain.participants.HalfDay;
import codev.session.domain.template.ContributionKind;
import codev.session.domain.template.SessionTemplate.PlannedStep;
import codev.session.domain.value.RuleViolationException;
import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import codev.session.reference.DisplayNameSource;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * Scans for settings, and declares the time zone and PDF documents; maps a refused command to a
 * problem document.
 */
@Configuration
@Import(DocumentsConfiguration.class)
@ConfigurationPropertiesScan("codev.session")
class SessionServiceConfiguration {
  /** The place of the sessions: which calendar day it is there. */
  @Bean
  ZoneId zone(TimeZoneProperties settings) {
    return settings.zone();
  }

  @Bean
  ExceptionMapping refusals(DisplayNameSource names) {
    return failure ->
        switch (failure) {
          case RuleViolationException refused -> Optional.of(refusal(refused, names));
          case PersonErasedException _ -> Optional.of(new Refusal(409, "session.person-erased"));
          case RetentionEndedException _ ->
              Optional.of(new Refusal(409, "session.retention-ended"));
          default -> Optional.empty();
        };
  }

  private static Refusal refusal(RuleViolationException refused, DisplayNameSource names) {
    var status =
        switch (refused.violation().kind()) {
          case NOT_VISIBLE -> 404;
          case NOT_YOURS -> 403;
          case MOVED_ON -> 409;
          case METHOD -> 422;
        };
    var arguments = refused.arguments().stream().map(a -> argument(a, names)).toList();
    return new Refusal(status, refused.violation().key(), arguments);
  }

  /** People by their display names, steps and kinds in the reader's language. */
  private static Object argument(Object value, DisplayNameSource names) {
    return switch (value) {
      case Step step -> nameOf(step);
      case PlannedStep planned -> nameOf(planned);
      case HalfDay halfDay -> new DefaultMessageSourceResolvable("half-day." + halfDay);
      case ContributionKind kind -> new DefaultMessageSourceResolvable("kind." + kind);
      case Username person -> names.of(List.of(person)).of(person);
      case Collection<?> several -> list(several, names);
      default -> value;
    };
  }

  private static MessageSourceResolvable nameOf(Step step) {
    return new DefaultMessageSourceResolvable("step." + step);
  }

  /** By the programme's own name, where it has one. */
  private static Object nameOf(PlannedStep planned) {
    var name = planned.name(LocaleContextHolder.getLocale().getLanguage());
    return name == null ? nameOf(planned.key()) : name;
  }

  private static String list(Collection<?> several, DisplayNameSource names) {
    var people = several.stream().map(Username.class::cast).toList();
    return names.of(people).list(people);
  }
}
